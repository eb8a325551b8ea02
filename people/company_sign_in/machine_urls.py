"""Addresses under /sign-in/, which a company's provider is told. They are the same in every language."""

from django.urls import path

from people.company_sign_in import callbacks

urlpatterns = [
    path("<slug:provider_id>/callback/", callbacks.openid_callback, name="company_openid_callback"),
]
