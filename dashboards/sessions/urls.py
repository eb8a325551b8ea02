"""Sessions, at /groups/sessions/<session>/."""

from django.urls import path

from dashboards.sessions import acting, undoing, views

urlpatterns = [
    path("", views.session, name="session"),
    path("slides/", views.slides, name="session_slides"),
    path("tick/", acting.tick, name="session_tick"),
    path("add/", acting.add, name="session_add"),
    path("people/<int:attendance_id>/", acting.person, name="session_person"),
    path("people/<int:attendance_id>/undo/", undoing.undo, name="session_undo"),
    path("lessons/<uuid:step_key>/", acting.lesson, name="session_lesson"),
    path("lessons/<uuid:step_key>/beat/", acting.beat, name="session_beat"),
    path("pause/", acting.pause, name="session_pause"),
    path("hand/", acting.hand, name="session_hand"),
    path("close/", views.close, name="session_close"),
]
