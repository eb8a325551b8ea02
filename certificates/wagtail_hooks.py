"""What the editor's desk shows of certificates."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from certificates.desk.certificates import MAY_BE_DONE, CertificateViewSet, NeverByHand
from certificates.desk.designs import DesignViewSet
from certificates.desk.history import register_actions
from certificates.desk.name_policies import NamePolicyViewSet, WhoManagesOrganisations
from certificates.models import Certificate, NamePolicy

register_permission_policy(Certificate, NeverByHand(Certificate))
register_permission_policy(NamePolicy, WhoManagesOrganisations(NamePolicy))
register_snippet(DesignViewSet)


@hooks.register("register_admin_viewset")
def register_certificates() -> CertificateViewSet:
    return CertificateViewSet()


@hooks.register("register_admin_viewset")
def register_name_policies() -> NamePolicyViewSet:
    return NamePolicyViewSet()


@hooks.register("register_permissions")
def register_certificate_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="certificates", codename__in=[f"{action}_certificate" for action in MAY_BE_DONE]
    )


@hooks.register("register_log_actions")
def register_trace(actions: LogActionRegistry) -> None:
    register_actions(actions)
