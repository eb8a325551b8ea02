"""A stranger's file can hurt nobody: the process that reads it can do nothing else, and not for long."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from certificates.inspection import process
from tests.certificates.inspection import samples

BOMBS = [samples.drawing_bomb, samples.attachment_bomb, samples.deeply_nested, samples.endless_tables]


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_a_bomb_is_stopped_or_found_harmless(bomb):
    pdf = bomb()
    assert len(pdf) < 1_100_000
    try:
        found = process.findings_in(pdf)
    except process.TooHard:
        return
    assert len(found.as_json()) < process.LONGEST_ANSWER and not any(each.is_intact for each in found.signatures)


@pytest.mark.parametrize("junk", [os.urandom(1_000_000), b"obj<<[(" * 140_000, b"/ByteRange" * 100_000])
def test_junk_is_called_broken(junk):
    assert process.findings_in(b"%PDF-1.7\n" + junk).problem == "broken"


def test_a_process_that_never_answers_is_stopped(monkeypatch):
    monkeypatch.setattr(process, "SECONDS", 0)
    with pytest.raises(process.TooHard):
        process.findings_in(samples.blank())


def test_more_than_a_few_at_once_are_asked_to_wait(monkeypatch):
    monkeypatch.setattr(process, "WAIT_SECONDS", 0)
    with process.places, process.places, pytest.raises(process.Busy):
        process.findings_in(samples.blank())
    assert process.findings_in(samples.blank()).content.pages == 1  # and their places are given back


CONFINED = """
import os, socket, subprocess, sys
from certificates.inspection.confinement import close_doors, limit_means
import resource
limit_means()
close_doors()
def tried(name, act):
    try:
        act()
    except OSError as error:
        return
    print(name)
here, there = sys.argv[1], sys.argv[2]
tried("write", lambda: open(there, "w"))
tried("read", lambda: open(here))
tried("connect", lambda: socket.socket())
tried("start", lambda: subprocess.run(["/bin/true"]))
tried("raise the limit", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1)) if os.getuid() else os.open(here, 0))
print("done")
"""


def test_the_process_can_open_write_and_start_nothing(tmp_path):
    here = tmp_path / "here"
    here.write_text("as it was")
    tried = subprocess.run(
        [sys.executable, "-c", CONFINED, str(here), str(tmp_path / "there")],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert tried.stdout == "done\n", tried.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["here"] and here.read_text() == "as it was"


def test_it_is_given_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "not for strangers")
    given = {}

    def look(*arguments, **options):
        given.update(options["env"])
        raise InterruptedError

    monkeypatch.setattr(subprocess, "Popen", look)
    with pytest.raises(InterruptedError):
        process.findings_in(b"")
    assert set(given) == {"PYTHONPATH", "TZ"}


def test_it_loads_neither_django_nor_what_it_does_not_need():
    loaded = "import sys, certificates.inspection.child as c; c.prepared(True); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert done.returncode == 0
    assert not {"django", "weasyprint", "pikepdf", "psycopg"} & {name.split(".")[0] for name in done.stdout.split()}


def test_people_who_wait_for_a_page_come_first():
    ask = "import os; from certificates.inspection.confinement import limit_means; limit_means(); print(os.nice(0))"
    shown = subprocess.run([sys.executable, "-c", ask], cwd=settings.BASE_DIR, capture_output=True, check=True)
    assert int(shown.stdout) >= 10
