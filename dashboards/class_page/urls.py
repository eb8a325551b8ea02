"""The class page, at /groups/<group>/."""

from django.urls import path

from dashboards.class_page import views

urlpatterns = [
    path("", views.group, name="group"),
    path("list.csv", views.group_csv, name="group_csv"),
    path("list.xlsx", views.group_xlsx, name="group_xlsx"),
    path("hard/", views.hard, name="hard"),
    path("learners/<int:learner_id>/steps/", views.learner, name="steps_of_learner"),
]
