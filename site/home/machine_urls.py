"""Addresses that machines ask for. They have no language."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import path
from django.utils.functional import lazy
from django.views.generic import RedirectView, TemplateView
from wagtail.contrib.sitemaps.views import sitemap

from home import health, uploads

static_later = lazy(static, str)  # the names of static files are known once the site has started

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("robots.txt", TemplateView.as_view(template_name="home/robots.txt", content_type="text/plain")),
    path("sitemap.xml", sitemap),
    path("favicon.ico", RedirectView.as_view(url=static_later("img/favicon.svg"))),
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", uploads.upload, name="upload"),
]
