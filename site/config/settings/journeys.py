"""The browser journeys: what production does, over plain HTTP on loopback and without a build of static files."""

from config.settings.development import *

DEBUG = False
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": DATA_DIR / "mail"},
    }
}
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]
