"""Production settings, each in a process of its own, as a server would load them."""

import os
import subprocess
import sys

import pytest

GOOD = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "k8s-9f0c1b7e5d3a2468ace013579bdf02468ace-unpredictable",
    "ALLOWED_HOSTS": "learn.example.org",
}


@pytest.fixture
def manage(tmp_path):
    def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess:
        environment = {**os.environ, **GOOD, "DATA_DIR": str(tmp_path), **changes}
        environment = {name: value for name, value in environment.items() if value}
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)

    return run


def test_it_starts_with_good_settings_and_passes_the_deployment_check(manage):
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_it_refuses_to_start_without(manage, name):
    done = manage("check", **{name: ""})
    assert done.returncode != 0 and f"Set {name}" in done.stderr


@pytest.mark.parametrize("secret", ["development-only-never-used-in-production", "short"])
def test_it_refuses_a_default_or_short_secret(manage, secret):
    done = manage("check", SECRET_KEY=secret)
    assert done.returncode != 0 and "SECRET_KEY is the development value" in done.stderr


def test_a_secret_may_be_a_file(manage, tmp_path):
    (tmp_path / "key").write_text(GOOD["SECRET_KEY"] + "\n")
    assert manage("check", SECRET_KEY="", SECRET_KEY_FILE=str(tmp_path / "key")).returncode == 0


def test_demo_people_are_never_made_with_production_settings(manage):
    done = manage("load_demo")
    assert done.returncode != 0 and "production" in done.stderr
