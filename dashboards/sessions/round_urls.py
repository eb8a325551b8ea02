"""The tablet that goes round, at /groups/round/: nobody is signed in on it."""

from django.urls import path

from dashboards.sessions import checking, rounds

urlpatterns = [
    path("", rounds.whose_turn, name="round"),
    path("<int:attendance_id>/", rounds.person, name="round_person"),
    path("<int:attendance_id>/no/", rounds.decline, name="round_decline"),
    path("<int:attendance_id>/later/", rounds.later, name="round_later"),
    path("<int:attendance_id>/check/<uuid:quiz_key>/", checking.start, name="round_check"),
    path("<int:attendance_id>/check/<uuid:quiz_key>/<int:number>/", checking.question, name="round_question"),
]
