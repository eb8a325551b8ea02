"""A list for the class, at /groups/<group>/roster/."""

from django.urls import path

from dashboards.rosters import views

urlpatterns = [
    path("", views.give, name="roster_import"),
    path("<uuid:draft_id>/class/", views.choose_class, name="roster_class"),
    path("<uuid:draft_id>/columns/", views.columns, name="roster_columns"),
    path("<uuid:draft_id>/", views.preview, name="roster_preview"),
    path("<uuid:draft_id>/done/", views.done, name="roster_done"),
    path("<uuid:draft_id>/left-out.csv", views.left_out_csv, name="roster_left_out"),
    path("<uuid:draft_id>/forget/", views.forget, name="roster_forget"),
]
