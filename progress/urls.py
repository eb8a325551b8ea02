"""A learner's own pages, at /learning/."""

from django.urls import path

from progress import views

app_name = "progress"

urlpatterns = [
    path("", views.learning, name="learning"),
]
