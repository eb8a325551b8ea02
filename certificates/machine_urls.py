"""Addresses that machines ask for. They have no language, and stand in credentials for as long as those are valid."""

from django.urls import path

from certificates.credentials import views

app_name = "credentials"
urlpatterns = [
    path(".well-known/did.json", views.show_did_document, name="did_document"),
    path("credentials/status/<int:number>.json", views.show_status_list, name="status_list"),
]
