"""The site's addresses and, beside them, the bare views every figure is a ratio to."""

from django.urls import path

from benchmarks import bare
from config.urls import urlpatterns as site_urlpatterns

urlpatterns = [
    path("bare/hello/", bare.hello),
    path("bare/person/", bare.person),
    path("bare/update/", bare.update),
    path("bare/file/", bare.file),
    *site_urlpatterns,
]
