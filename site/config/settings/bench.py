"""`make bench`: production settings over plain HTTP on loopback, with a bare view to compare with."""

from config.settings.production import *

ROOT_URLCONF = "benchmarks.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
CMS_REQUIRES_SECOND_FACTOR = False
TASKS = {
    "default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"},
    "database": {"BACKEND": "django_tasks_db.DatabaseBackend"},  # what the bench's own workers do
}
MAKE_MISSING_KEYS = True
