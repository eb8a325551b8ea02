"""Where the code of a slip is typed: short, because it stands on paper."""

from django.urls import path

from quizzes.questionnaires import slip_views

app_name = "slips"

urlpatterns = [
    path("", slip_views.answer, name="answer"),
    path("thanks/", slip_views.thanks, name="thanks"),
]
