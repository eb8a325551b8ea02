"""`make run`: one machine, no secrets, mail on the terminal."""

from config.settings.base import *

SECRET_KEY = DEVELOPMENT_SECRET_KEY = "development-only-never-used-in-production"  # noqa: S105 - refused by production
DEBUG = environment.flag("DEBUG", True)
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DEMO_PEOPLE_ALLOWED = True
LOCAL_SIGN_IN_PROVIDERS = True
MAKE_MISSING_KEYS = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # Passkeys over plain HTTP, at http://localhost only.

# WhiteNoise serves static files here too, and what it has no compressed copy of is compressed on the way: a page
# weighs what it weighs in production.
INSTALLED_APPS.insert(0, "whitenoise.runserver_nostatic")
MIDDLEWARE.remove("django.middleware.gzip.GZipMiddleware")
MIDDLEWARE.insert(0, "django.middleware.gzip.GZipMiddleware")
