"""What the editor's desk shows of certificates."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from certificates.cms import CertificateViewSet, LookAndRevoke
from certificates.models import Certificate

register_permission_policy(Certificate, LookAndRevoke(Certificate))


@hooks.register("register_admin_viewset")
def register_certificates() -> CertificateViewSet:
    return CertificateViewSet()


@hooks.register("register_permissions")
def register_certificate_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="certificates", codename__in=["view_certificate", "revoke_certificate"]
    )


@hooks.register("register_log_actions")
def register_revoking(actions: LogActionRegistry) -> None:
    actions.register_action("certificates.revoke", _("Revoke"), _("Revoked"))
