"""Lessons as slides, at /groups/<group>/present/."""

from django.urls import path

from dashboards.presenting import views

LESSON = "<str:course>/<str:module>/<str:step>/"

urlpatterns = [
    path("", views.choose_lesson, name="present_choose"),
    path(LESSON, views.present, name="present"),
    path(f"{LESSON}devices/", views.devices, name="present_devices"),
]
