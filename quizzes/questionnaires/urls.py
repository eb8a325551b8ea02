"""The questionnaire of a course, under the course's own address."""

from django.urls import path, register_converter

from quizzes.models import Time
from quizzes.questionnaires import views


class TimeConverter:
    regex = "|".join(Time.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(TimeConverter, "questionnaire_time")

app_name = "questionnaires"

PLACE = "<str:course>/questionnaire/<questionnaire_time:time>/"

urlpatterns = [
    path(PLACE, views.questions, name="questions"),
    path(f"{PLACE}thanks/", views.thanks, name="thanks"),
]
