"""The end of a class's term, at /groups/<group>/archive/."""

from django.urls import path

from dashboards.archiving import views

urlpatterns = [path("archive/", views.end_of_term, name="archive")]
