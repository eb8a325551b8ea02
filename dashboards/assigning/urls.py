"""Assigning and stepping away, at /groups/<group>/."""

from django.urls import path

from dashboards.assigning import away_views, views

urlpatterns = [
    path("assignments/", views.assignments, name="assignments"),
    path("assignments/new/", views.choose_course, name="assign"),
    path("assignments/new/<str:course>/", views.assign_course, name="assign_course"),
    path("assignments/<int:pk>/", views.assignment, name="assignment"),
    path("assignments/<int:pk>/withdraw/", views.withdraw, name="withdraw_assignment"),
    path("step-away/", away_views.learners, name="step_away_learners"),
    path("learners/<int:learner_id>/step-away/", away_views.step_away, name="step_away"),
]
