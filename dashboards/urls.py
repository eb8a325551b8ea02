"""The leader's pages, at /groups/."""

from django.urls import include, path

from dashboards import batch_pages, certificate_pages, correcting_names, organisation_settings, quiz_pages, views
from dashboards.classes import start_views
from dashboards.presenting.now import now
from dashboards.question_box import learner_views, organisation_views
from dashboards.question_box.views import boxes
from dashboards.sessions.views import together

app_name = "dashboards"

urlpatterns = [
    path("", views.groups, name="groups"),
    path("organisations/<int:organisation_id>/settings/", organisation_settings.settings, name="organisation_settings"),
    path(
        "organisations/<int:organisation_id>/settings/question-box/",
        organisation_views.rules,
        name="organisation_question_box",
    ),
    path("organisations/", include("dashboards.workplaces.urls")),
    path("organisations/<int:organisation_id>/staff/", include("dashboards.staff.urls")),
    path("organisations/<int:organisation_id>/register/", include("dashboards.register.urls")),
    path("organisations/<int:organisation_id>/required/", include("dashboards.requiring.urls")),
    path("organisations/<int:organisation_id>/inspector/", include("dashboards.inspector.urls")),
    path("organisations/<int:organisation_id>/api/", include("dashboards.api.urls")),
    path("organisations/<int:organisation_id>/kept/", include("dashboards.retention.urls")),
    path("organisations/<int:organisation_id>/papers/", include("dashboards.papers.urls")),
    path("organisations/<int:organisation_id>/entrance/", include("dashboards.staff_entrance.urls")),
    path("organisations/<int:organisation_id>/sign-in/", include("dashboards.sign_in.urls")),
    path("organisations/<int:organisation_id>/together/", together, name="together"),
    path("sessions/<int:pk>/", include("dashboards.sessions.urls")),
    path("round/", include("dashboards.sessions.round_urls")),
    path("<int:group_id>/", include("dashboards.assigning.urls")),
    path("new/", start_views.new_class, name="new_class"),
    path("<int:group_id>/", include("dashboards.classes.urls")),
    path("<int:group_id>/", include("dashboards.archiving.urls")),
    path("<int:group_id>/", include("dashboards.records.urls")),
    path("", include("dashboards.audit.urls")),
    path("", include("dashboards.reminders.urls")),
    path("<int:group_id>/roster/", include("dashboards.rosters.urls")),
    path("<int:group_id>/", include("dashboards.class_page.urls")),
    path("<int:group_id>/quizzes/", quiz_pages.quizzes, name="quizzes"),
    path("<int:group_id>/quizzes/<uuid:quiz_key>/", quiz_pages.quiz, name="quiz"),
    path("<int:group_id>/quizzes/<uuid:quiz_key>/reveal/", quiz_pages.reveal, name="reveal"),
    path("<int:group_id>/present/", include("dashboards.presenting.urls")),
    path("now/", now, name="now"),
    path("<int:group_id>/questions/", include("dashboards.question_box.urls")),
    path("questions/", boxes, name="question_boxes"),
    path("ask/<int:group_id>/", learner_views.ask, name="ask"),
    path("ask/<int:group_id>/back/", learner_views.ask_back, name="ask_back"),
    path("<int:group_id>/teaching/", include("dashboards.teaching.urls")),
    path("<int:group_id>/measuring/", include("dashboards.measuring.urls")),
    path("<int:group_id>/taught/", include("dashboards.fidelity.urls")),
    path("<int:group_id>/extra-time/", quiz_pages.extra_time, name="extra_time"),
    path("<int:group_id>/certificates/", certificate_pages.certificates, name="certificates"),
    path("<int:group_id>/certificates/list.csv", certificate_pages.certificates_csv, name="certificates_csv"),
    path("<int:group_id>/certificates/list-<int:part>.pdf", certificate_pages.printed_part, name="certificates_pdf"),
    path("<int:group_id>/certificates/batches/<int:pk>/", batch_pages.batch, name="batch"),
    path("<int:group_id>/certificates/batches/<int:pk>/file/", batch_pages.batch_file, name="batch_file"),
    path("<int:group_id>/certificates/<slug:code>/", certificate_pages.certificate, name="certificate"),
    path("<int:group_id>/certificates/<slug:code>/name/", correcting_names.correct_name, name="correct_name"),
    path("<int:group_id>/certificates/<slug:code>/download/", certificate_pages.download, name="certificate_download"),
]
