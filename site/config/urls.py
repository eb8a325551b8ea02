"""Every address of the site. The rooms' own addresses stand in their `urls.py`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from dashboards.api.endpoints import api

urlpatterns = [
    # Wagtail's own sign-in knows neither limits nor second factors.
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("home.machine_urls")),
    path("", include("certificates.machine_urls")),
    path("api/v1/", api.urls),
    path("sign-in/", include("people.company_sign_in.machine_urls")),
]

urlpatterns += i18n_patterns(
    path("", include("people.urls")),
    # Of allauth's own pages those about accounts; a company's sign-in has pages of ours (`people.company_sign_in`).
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("learning/", include("progress.urls")),
    path("quizzes/", include("quizzes.urls")),
    path("courses/", include("quizzes.questionnaires.urls")),
    path("answer/", include("quizzes.questionnaires.slip_urls")),
    path("courses/", include("progress.step_urls")),
    path("groups/", include("dashboards.urls")),
    path("", include("certificates.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "home.errors.bad_request"
handler500 = "home.errors.server_error"
