"""Addresses under /staff/: the entrance of those whose employer has a staff list here."""

from django.urls import path

from people.being_listed import views as being_listed
from people.staff_entrance import views, welcome

urlpatterns = [
    path("", views.staff, name="staff"),
    path("welcome/<str:token>/", welcome.welcome, name="staff_welcome"),
    path("listed/<int:pk>/", being_listed.answer, name="staff_listed"),
    path("<str:code>/", views.entrance, name="staff_entrance"),
]
