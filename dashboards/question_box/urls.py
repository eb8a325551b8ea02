"""A group's question box, at /groups/<group>/questions/."""

from django.urls import path

from dashboards.question_box import entry_views, views

urlpatterns = [
    path("", views.question_box, name="question_box"),
    path("open/", views.open_or_close, name="question_open"),
    path("read/", views.reading, name="question_reading"),
    path("<int:pk>/", entry_views.entry, name="question_entry"),
    path("<int:pk>/aside/", entry_views.aside, name="question_aside"),
    path("<int:pk>/who/", entry_views.who, name="question_who"),
    path("answers/new/", entry_views.from_paper, name="question_paper"),
    path("answers/<int:pk>/", entry_views.change, name="question_answer"),
    path("answers/<int:pk>/withdraw/", entry_views.withdraw, name="question_withdraw"),
]
