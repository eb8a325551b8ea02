"""Addresses under /sign-in/, which a company's provider is told. They are the same in every language."""

from django.urls import path

from people.company_sign_in import callbacks, saml_callbacks

urlpatterns = [
    path("<slug:provider_id>/callback/", callbacks.openid_callback, name="company_openid_callback"),
    path("<slug:provider_id>/answer/", saml_callbacks.answer, name="company_saml_answer"),
    path("<slug:provider_id>/finish/", saml_callbacks.finish, name="company_saml_finish"),
    path("<slug:provider_id>/metadata/", saml_callbacks.metadata, name="company_saml_metadata"),
]
