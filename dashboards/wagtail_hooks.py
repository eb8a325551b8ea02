"""What the editor's desk shows of the leader's pages."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

from dashboards.desk import TrainedElsewhereViewSet


@hooks.register("register_admin_viewset")
def register_trained_elsewhere() -> TrainedElsewhereViewSet:
    return TrainedElsewhereViewSet()


@hooks.register("register_permissions")
def register_teaching_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="dashboards", content_type__model="trainedelsewhere")
