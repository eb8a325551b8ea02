"""Addresses under /groups/organisations/<id>/entrance/."""

from django.urls import path

from dashboards.staff_entrance import views

urlpatterns = [
    path("", views.staff_entrance, name="organisation_entrance"),
    path("change/", views.change_entrance, name="organisation_entrance_change"),
    path("poster/", views.poster, name="organisation_poster"),
    path("invite/", views.send_invitations, name="organisation_invite"),
    path("tablet/", views.share_tablet, name="organisation_tablet"),
]
