"""The production server on a fresh PostgreSQL database, for as long as the bench lasts."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
PORT = 8790
BASE = f"http://127.0.0.1:{PORT}"
DATABASE = "plainsight_bench"


def prepare_environment() -> None:
    """Point this process, and the server it starts, at a database made anew."""
    admin = os.environ.get("BENCH_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {DATABASE}")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.bench",
        "DATABASE_URL": f"{admin.rsplit('/', 1)[0]}/{DATABASE}",
        "DATA_DIR": tempfile.mkdtemp(prefix="plainsight-bench-"),
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": "127.0.0.1",
    }


class Server:
    """`with Server():` granian with as many workers as there are cores."""

    def __enter__(self) -> Server:
        granian = Path(sys.executable).with_name("granian")
        workers = str(os.cpu_count() or 2)
        self.process = subprocess.Popen(
            [granian, "--interface", "wsgi", "--port", str(PORT), "--workers", workers, "--blocking-threads", "2"]
            + ["--log-level", "warning", "config.wsgi:application"],
            cwd=ROOT,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{BASE}/readyz", timeout=2)
                return self
            except OSError:  # refused, reset, or slow to wake
                time.sleep(0.2)
        raise RuntimeError("The server did not answer within a minute.")

    def __exit__(self, *exception: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
