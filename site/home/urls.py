"""The website's own pages: help, privacy, leaving quickly."""

from django.urls import path
from django.views.generic import TemplateView

from home import search, views
from people.keeping.kinds import all_kept

urlpatterns = [
    path("search/", search.search, name="search"),
    path("help/", views.help_page, name="help"),
    path("help/region/", views.choose_region, name="choose_region"),
    path(
        "help/leaving-quickly/",
        TemplateView.as_view(template_name="home/leaving_quickly.html"),
        name="leaving_quickly",
    ),
    path("privacy/", TemplateView.as_view(template_name="home/privacy.html"), name="privacy"),
    path(
        "privacy/student-records/",
        TemplateView.as_view(template_name="home/student_records.html", extra_context={"all_kept": all_kept}),
        name="student_records",
    ),
]
