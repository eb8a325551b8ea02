"""The pages on which administrators make and end tokens. The interface itself is at /api/v1/."""

from django.urls import path

from dashboards.api import token_views

urlpatterns = [
    path("", token_views.tokens, name="organisation_tokens"),
    path("<int:pk>/end/", token_views.end, name="organisation_token_end"),
]
