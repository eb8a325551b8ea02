"""Teaching material, at /groups/<group>/teaching/."""

from django.urls import path

from dashboards.teaching import form_views, views

LESSON = "<str:course>/<str:module>/<str:lesson>/"

urlpatterns = [
    path("", views.courses, name="teaching"),
    path("<str:course>/", views.course, name="teaching_course"),
    path("<str:course>/letter/", form_views.letter, name="teaching_letter"),
    path("<str:course>/question-box/", form_views.question_box, name="teaching_question_box"),
    path(f"{LESSON}<slug:name>/", views.sheet, name="teaching_sheet"),
    path(f"{LESSON}<slug:name>.pdf", views.sheet_pdf, name="teaching_pdf"),
]
