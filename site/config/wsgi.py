"""The website as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

# What has been loaded by now stays for good: the collector need not look through it again and again.
gc.collect()
gc.freeze()
