"""A real site. Refuses to start while a secret is missing or still the development one."""

from config.settings.base import *

SECRET_KEY = environment.required_secret("SECRET_KEY", forbidden="development-only-never-used-in-production")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS")
if not ALLOWED_HOSTS:
    raise environment.ImproperlyConfigured("Set ALLOWED_HOSTS to the site's host names, separated by commas.")
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
WAGTAILADMIN_BASE_URL = environment.text("BASE_URL", f"https://{ALLOWED_HOSTS[0].lstrip('.')}")

SECURE_SSL_REDIRECT = environment.flag("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Limits count by visitor, not by proxy: the address each trusted proxy adds to X-Forwarded-For is read from the right.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXIES", 1)
SECURE_HSTS_SECONDS = environment.number("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

CMS_REQUIRES_SECOND_FACTOR = True
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": environment.text("EMAIL_HOST", "localhost"),
            "port": environment.number("EMAIL_PORT", 587),
            "username": environment.text("EMAIL_USER"),
            "password": environment.secret("EMAIL_PASSWORD"),
            "use_tls": environment.flag("EMAIL_USE_TLS", True),
            "timeout": 30,  # A server that hangs holds up one mail, not the worker.
        },
    }
}
