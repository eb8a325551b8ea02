"""Reminders: what an organisation decides about them, what was sent, and whoever asks for fewer."""

from django.urls import path

from dashboards.reminders import fewer_views, log_views, views

HERE = "organisations/<int:organisation_id>/reminders/"

urlpatterns = [
    path(HERE, views.reminders, name="organisation_reminders"),
    path(f"{HERE}as-above/", views.as_above, name="organisation_reminders_as_above"),
    path(f"{HERE}texts/", views.texts, name="organisation_reminder_texts"),
    path(f"{HERE}test/", views.test, name="organisation_reminder_test"),
    path(f"{HERE}sent/", log_views.log, name="organisation_reminder_log"),
    path(f"{HERE}sent.csv", log_views.log_csv, name="organisation_reminder_log_csv"),
    path("reminders/<str:token>/", fewer_views.fewer, name="fewer_reminders"),
]
