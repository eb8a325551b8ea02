"""A worker of the bench that hands on what it begins, as one in production does."""

from config.settings.bench import *

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
