"""Papers for the wall and the pocket, at /groups/organisations/<organisation>/papers/."""

from django.urls import path

from dashboards.papers import views

urlpatterns = [
    path("", views.papers, name="organisation_papers"),
    path("facts/", views.facts, name="organisation_paper_facts"),
    path("<slug:rule>/<slug:sheet>/", views.paper, name="organisation_paper"),
    path("<slug:rule>/<slug:sheet>/file/", views.paper_pdf, name="organisation_paper_pdf"),
]
