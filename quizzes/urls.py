"""A learner's attempts, at /quizzes/. The quiz itself is a page of its course."""

from django.urls import path

from quizzes import views

app_name = "quizzes"

urlpatterns = [
    path("start/<int:quiz_id>/", views.start, name="start"),
    path("<int:attempt_id>/<int:number>/", views.question, name="question"),
    path("<int:attempt_id>/all/", views.all_questions, name="all"),
    path("<int:attempt_id>/finish/", views.finish, name="finish"),
    path("<int:attempt_id>/submit/", views.submit, name="submit"),
    path("<int:attempt_id>/review/", views.review, name="review"),
]
