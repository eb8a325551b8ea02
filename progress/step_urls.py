"""Courses and their steps, at /courses/. Addresses unknown here are Wagtail's."""

from django.urls import path

from progress.views import courses, steps

app_name = "steps"

STEP = "<str:course>/<str:module>/<str:step>/"

urlpatterns = [
    path("<str:course>/", courses.course, name="course"),
    path(STEP, steps.step, name="step"),
    path(f"{STEP}done/", steps.done, name="done"),
    path(f"{STEP}beat/", steps.beat, name="beat"),
]
