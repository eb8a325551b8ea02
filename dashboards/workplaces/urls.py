"""Addresses under /groups/organisations/: a new workplace, its sites, and who administers an organisation."""

from django.urls import path

from dashboards.workplaces import administrator_views, site_views, views

urlpatterns = [
    path("new/", views.new_workplace, name="new_workplace"),
    path("<int:organisation_id>/sites/", site_views.sites, name="organisation_sites"),
    path("<int:organisation_id>/sites/<int:pk>/", site_views.site, name="organisation_site"),
    path("<int:organisation_id>/administrators/", administrator_views.administrators, name="administrators"),
    path("<int:organisation_id>/administrators/<int:pk>/end/", administrator_views.end, name="end_administrator"),
]
