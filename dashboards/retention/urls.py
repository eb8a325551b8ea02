"""Records that are kept, at /groups/organisations/<organisation>/kept/."""

from django.urls import path

from dashboards.retention import views

urlpatterns = [
    path("", views.kept, name="organisation_kept"),
    path("longer/", views.keep_all, name="organisation_kept_longer"),
    path("<int:pk>/end/", views.end, name="organisation_kept_end"),
]
