"""A learner's own pages, at /learning/."""

from django.urls import path

from progress.views import learning

app_name = "progress"

urlpatterns = [
    path("", learning.learning, name="learning"),
    path("courses/<uuid:course_key>/finish/", learning.finish, name="finish"),
]
