"""The log of who looked at or changed what is kept about learners, of a group and of an organisation."""

from django.urls import path

from dashboards.audit import views

urlpatterns = [
    path("<int:group_id>/audit/", views.audit, name="audit"),
    path("<int:group_id>/audit/log.csv", views.audit_csv, name="audit_csv"),
    path("organisations/<int:organisation_id>/audit/", views.organisation_audit, name="organisation_audit"),
    path(
        "organisations/<int:organisation_id>/audit/log.csv", views.organisation_audit_csv, name="organisation_audit_csv"
    ),
]
