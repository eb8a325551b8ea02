"""The leader's pages, at /groups/."""

from django.urls import path

from dashboards import views

app_name = "dashboards"

urlpatterns = [
    path("", views.groups, name="groups"),
    path("<int:group_id>/quizzes/", views.quizzes, name="quizzes"),
    path("<int:group_id>/quizzes/<uuid:quiz_key>/", views.quiz, name="quiz"),
    path("<int:group_id>/quizzes/<uuid:quiz_key>/reveal/", views.reveal, name="reveal"),
    path("<int:group_id>/extra-time/", views.extra_time, name="extra_time"),
]
