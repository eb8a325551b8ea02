"""The inspector's file, at /groups/organisations/<organisation>/inspector/."""

from django.urls import path

from dashboards.inspector import summary_views, views

urlpatterns = [
    path("", views.inspector, name="inspector"),
    path("summary/", summary_views.training_summary, name="training_summary"),
    path("summary/training-summary.pdf", summary_views.training_summary_pdf, name="training_summary_pdf"),
    path("<int:pk>/", views.inspector_file, name="inspector_file"),
    path("<int:pk>/file/", views.inspector_download, name="inspector_download"),
]
