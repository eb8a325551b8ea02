"""Texts in GIFT say how they are to be read: [html], [markdown], [plain] or [moodle], which is a bit of each."""

from __future__ import annotations

import re

from quizzes.exchange.gift.marks import bring_back
from quizzes.exchange.rich_texts import html_of_markdown, paragraph, plain_text

FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
WRAPPED = re.compile(r"\s*\n\s*")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def split_format(text: str, usual: str) -> tuple[str, str]:
    found = FORMAT.match(text)
    return (found[1], text[found.end() :]) if found else (usual, text)


def rich(text: str, usual: str) -> str:
    """As HTML."""
    kind, text = split_format(text, usual)
    if kind == "markdown":
        return html_of_markdown(bring_back(text.strip()))
    text = bring_back(WRAPPED.sub(" ", text.strip()))
    if kind == "html":
        return text
    if kind == "moodle" and TAG.search(text):
        return text.replace("\n", "<br>")
    return paragraph(text) if text else ""


def words(text: str, usual: str) -> str:
    """As plain text."""
    kind, rest = split_format(text, usual)
    if kind == "plain" or (kind == "moodle" and not TAG.search(rest)):
        return bring_back(WRAPPED.sub(" ", rest.strip()))
    return plain_text(rich(rest, kind))


def plain_words(text: str) -> str:
    """Texts that are never anything but plain."""
    return bring_back(WRAPPED.sub(" ", text.strip()))
