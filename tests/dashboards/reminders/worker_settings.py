"""Settings of processes that tests start: the test's own database and mail server, and a real queue."""

import os

from tests.certificates.batches.worker_settings import *  # noqa: F403

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": int(os.environ["TEST_MAIL_PORT"]), "timeout": 30},
    }
}
