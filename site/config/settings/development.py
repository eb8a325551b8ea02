"""`make run`: one machine, no secrets, mail on the terminal."""

from config.settings.base import *

SECRET_KEY = DEVELOPMENT_SECRET_KEY = "development-only-never-used-in-production"  # noqa: S105 - refused by production
DEBUG = environment.flag("DEBUG", True)
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DEMO_PEOPLE_ALLOWED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # Passkeys over plain HTTP, at http://localhost only.
