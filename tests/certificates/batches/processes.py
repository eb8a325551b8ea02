"""Processes of their own on the database of the test, so that they can race, and be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from certificates.models import Certificate
from tests.browser.conftest import ROOT

LONGEST = 120  # seconds; the machine may be busy


class Processes:
    def __init__(self, data: Path) -> None:
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.certificates.batches.worker_settings",
            "DATA_DIR": str(data),
            "WORKER_DATABASE_URL": database_url(),
            "WORKER_KEYS_DIR": str(settings.KEYS_DIR),
        }
        self.running: list[subprocess.Popen] = []

    def start(self, *arguments: str) -> subprocess.Popen:
        command = [sys.executable, "manage.py", *arguments]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True, **pipes)
        self.running.append(process)
        return process

    def start_worker(self) -> subprocess.Popen:
        """Until nothing is left to do."""
        return self.start("db_worker", "--batch", "--no-startup-delay", "--interval", "0.1")

    def output_of(self, process: subprocess.Popen) -> str:
        output, _ = process.communicate(timeout=LONGEST)
        assert process.returncode == 0, output
        return output

    def kill(self, process: subprocess.Popen) -> None:
        """As a power cut would: no chance to finish anything."""
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    def kill_all(self) -> None:
        for process in self.running:
            if process.poll() is None:
                self.kill(process)


def database_url() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['TEST_DATABASE_URL'].rsplit('/', 1)[0]}/{name}"


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < deadline, "It took too long."
        time.sleep(0.02)


@pytest.fixture
def processes(transactional_db, settings, tmp_path, monkeypatch):
    """They store files where the test looks for them; tasks of the test go into the queue."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    storage = Certificate._meta.get_field("pdf").storage
    monkeypatch.setitem(storage.__dict__, "location", str(tmp_path / "private"))
    started = Processes(tmp_path)
    yield started
    started.kill_all()
