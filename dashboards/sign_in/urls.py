"""Addresses under /groups/organisations/<id>/sign-in/."""

from django.urls import path

from dashboards.sign_in import people_views, views

urlpatterns = [
    path("", views.sign_in, name="organisation_sign_in"),
    path("begin/", views.begin, name="organisation_sign_in_begin"),
    path("try/", views.try_it, name="organisation_sign_in_try"),
    path("remove/", views.remove, name="organisation_sign_in_remove"),
    path("people/", people_views.people, name="organisation_sign_in_people"),
    path("people/<int:pk>/release/", people_views.release_one, name="organisation_sign_in_release"),
    path("held/<int:pk>/", people_views.decide, name="organisation_sign_in_held"),
]
