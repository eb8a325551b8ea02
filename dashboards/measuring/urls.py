"""Questions to a class before, after and some weeks after a course, at /groups/<group>/measuring/."""

from django.urls import path

from dashboards.measuring import views

urlpatterns = [
    path("", views.measuring, name="measuring"),
    path("new/<str:course>/", views.begin_measuring, name="measuring_new"),
    path("<int:pk>/", views.measure, name="measuring_course"),
    path("<int:pk>/slips/", views.slips, name="measuring_slips"),
    path("<int:pk>/slips.pdf", views.slips_pdf, name="measuring_slips_pdf"),
    path("<int:pk>/finish/", views.finish_measuring, name="measuring_finish"),
    path("<int:pk>/answers.zip", views.answers_zip, name="measuring_file"),
]
