"""What is kept about one learner of a group, at /groups/<group>/learners/<learner>/record/."""

from django.urls import path

from dashboards.records import views

urlpatterns = [
    path("learners/<int:pk>/record/", views.learner_record, name="learner_record"),
    path("learners/<int:pk>/record/record.zip", views.learner_record_file, name="learner_record_file"),
    path("learners/<int:pk>/erase/", views.learner_erase, name="learner_erase"),
]
