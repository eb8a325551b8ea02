"""Guards over every template of the project: the strict policy would block what they forbid."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["people", "curriculum", "progress", "quizzes", "certificates", "dashboards", "site"]
TEMPLATES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("templates/**/*.html"))
# Certificates and mails are not web pages: they are turned into a PDF or sent, where a policy has no meaning.
PAGES = [path for path in TEMPLATES if not {"pdf", "designs", "email"} & set(path.parts)]

FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")", re.IGNORECASE),
    "inline style": re.compile(r"<style\b|\sstyle=", re.IGNORECASE),
    "handler": re.compile(r"\son[a-z]+=", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "hx-on": re.compile(r"\bhx-on|\bhx-vals=[\"']js:", re.IGNORECASE),
    "file from elsewhere": re.compile(r"(src|<link[^>]*href)=\"https?://", re.IGNORECASE),
}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_no_template_holds_what_the_policy_blocks(path):
    text = path.read_text(encoding="utf-8")
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("inline script", "<script>alert(1)</script>"),
        ("inline style", '<p style="color: red">'),
        ("handler", '<a onclick="go()">'),
        ("javascript address", '<a href="javascript:go()">'),
        ("file from elsewhere", '<script src="https://cdn.example.org/x.js">'),
    ],
)
def test_the_guard_sees_what_it_forbids(what, text):
    assert FORBIDDEN[what].search(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_link_leaves_the_language(path):
    """An address is asked of `url`, which puts the language before it."""
    assert re.findall(r'(?:href|action|hx-get|hx-post)="/[^"]*"', path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_is_longer_than_60_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60
