"""A real server, a real browser. The server is a process of its own with its own data, so that it can be killed."""

import email
import email.policy
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

ROOT = Path(__file__).resolve().parents[2]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
PACKS = Path(__file__).parent / "packs"
EVERY_KIND = PACKS / "every-kind"  # a small course with one question of every type
TO_READ = PACKS / "to-read"  # two lessons without a question

expect.set_options(timeout=15_000)  # the machine may be busy


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class Server:
    """`manage.py` data and a granian process on loopback."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.journeys",
            "DATA_DIR": str(data),
            "BASE_URL": self.url,
        }
        self.environment.pop("DATABASE_URL", None)
        if os.environ.get("TEST_DATABASE_URL"):
            self.environment["DATABASE_URL"] = make_database(os.environ["TEST_DATABASE_URL"])
        self.process: subprocess.Popen | None = None
        self.commands: subprocess.Popen | None = None

    def manage(self, *arguments: str) -> str:
        if self.commands is None:
            command = [sys.executable, "-m", "tests.browser.commands"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
            self.commands = subprocess.Popen(command, cwd=ROOT, env=self.environment, **pipes)
        print(json.dumps(arguments), file=self.commands.stdin, flush=True)
        done = json.loads(self.commands.stdout.readline())
        assert done["code"] == 0, done["output"] + done["errors"]
        return done["output"]

    def start(self) -> None:
        granian = Path(sys.executable).with_name("granian")
        self.process = subprocess.Popen(
            [
                granian,
                "--interface",
                "wsgi",
                "--port",
                str(self.port),
                "--blocking-threads",
                "4",
                "--log-level",
                "warning",
                "config.wsgi:application",
            ],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
        )
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=2)
                return
            except OSError:  # refused, reset, or slow to wake
                time.sleep(0.2)
        raise AssertionError("The server did not start.")

    def kill(self) -> None:
        """As a power cut would: no chance to finish anything."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def close(self) -> None:
        self.kill()
        if self.commands:
            self.commands.communicate()
            self.commands = None


def make_database(url: str) -> str:
    """A fresh database beside the one `url` names."""
    import psycopg

    name = f"plainsight_journeys_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return url.rsplit("/", 1)[0] + "/" + name


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("journeys"))
    server.manage("migrate", "--no-input", "--verbosity", "0")
    server.manage("load_starter")
    server.manage("load_demo")
    for pack in (EVERY_KIND, TO_READ):
        server.manage("load_pack", str(pack))
    server.start()
    yield server
    server.close()


@pytest.fixture
def open_page(browser, server):
    """A function that opens a fresh browser profile: `open_page(viewport=PHONE, java_script_enabled=False)`."""
    contexts: list[BrowserContext] = []

    def new_page(**options) -> Page:
        context = browser.new_context(base_url=server.url, **{"viewport": DESK, "reduced_motion": "reduce", **options})
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page) -> Page:
    return open_page()


@pytest.fixture
def mailed(server):
    """A function: what the newest mail to an address says, read as a mail program does."""

    def read(address: str) -> str:
        mails = sorted(Path(server.environment["DATA_DIR"], "mail").iterdir(), key=lambda mail: mail.stat().st_mtime)
        newest = [text for mail in mails if address in (text := mail.read_text())][-1]
        message = email.message_from_string(newest, policy=email.policy.default)
        return message.get_body(("plain",)).get_content()

    return read


@pytest.fixture
def mailed_code(mailed):
    """A function: the code that was mailed to an address."""
    return lambda address: re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})$", mailed(address), re.MULTILINE)[1]
