"""Settings of worker processes that tests start: the test's own database, files and keys, and a real queue."""

import os
from pathlib import Path

from config import environment
from config.settings.test import *  # noqa: F403

DATABASES = {"default": environment.database(os.environ["WORKER_DATABASE_URL"])}
KEYS_DIR = Path(os.environ["WORKER_KEYS_DIR"])
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
