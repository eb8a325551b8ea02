"""What was taught, at /groups/<group>/taught/."""

from django.urls import path

from dashboards.fidelity import views

urlpatterns = [
    path("", views.taught, name="taught"),
    path("list.csv", views.taught_csv, name="taught_csv"),
    path("<int:pk>/", views.noted, name="taught_note"),
    path("<int:pk>/remove/", views.remove, name="taught_remove"),
    path("<str:course>/<str:module>/<str:step>/", views.lesson, name="taught_lesson"),
]
