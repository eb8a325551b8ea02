"""The formats a bank can come in, and go out as."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.exchange import aiken, bank_yaml
from quizzes.exchange.asked import Asked
from quizzes.exchange.gift import reading as gift_reading
from quizzes.exchange.gift import writing as gift_writing
from quizzes.exchange.moodle import reading as moodle_reading
from quizzes.exchange.moodle import writing as moodle_writing
from quizzes.exchange.qti import package as qti_package
from quizzes.exchange.qti import reading as qti_reading
from quizzes.exchange.qti import writing as qti_writing
from quizzes.exchange.reading import Reading
from quizzes.exchange.uploads import Package, Upload
from quizzes.questions.interactions import HotText, Interaction

Chunks = list[tuple[Asked, str]]  # questions, each as the format writes it
FILED = ("tags", "difficulty", "age_band", "objective", "practice")  # how a question is filed, which few formats know


@dataclass(frozen=True)
class Format:
    name: str
    label: str
    file_end: str
    content_type: str
    about: str | Promise  # whom it is for, and what it does not hold
    read: Callable[[Upload, Reading], None]
    keeps: tuple[str, ...] = (
        FILED  # what a question keeps that is replaced by one in which the format says nothing of it
    )
    known: tuple[type[Interaction], ...] = ()  # the interactions it has; others become what they build on
    write_item: Callable[[Asked], str] | None = None  # None: our own, which writes whole questions
    losses: Callable[[Asked], list[str]] = lambda asked: []
    join: Callable[[Chunks, str], bytes] = lambda chunks, title: b""


def texts(chunks: Chunks) -> list[str]:
    return [text for _asked, text in chunks]


YAML = Format(
    name="yaml",
    label="Plainsight YAML",
    file_end=".yaml",
    content_type="application/yaml",
    about=_("Everything, as course packs have it. To move questions between sites, and to keep them."),
    read=bank_yaml.read,
    keeps=(),
)
GIFT = Format(
    name="gift",
    label="GIFT",
    file_end=".gift",
    content_type="text/plain",
    about=_(
        "Plain text that Moodle and many other programs read. It holds no pictures, difficulty, age band or objective."
    ),
    read=gift_reading.read,
    keeps=(*FILED, "picture", "picture_alt"),
    known=gift_writing.KNOWN,
    write_item=gift_writing.write_item,
    losses=gift_writing.losses,
    join=lambda chunks, title: gift_writing.join(texts(chunks), title),
)
MOODLE = Format(
    name="moodle",
    label="Moodle XML",
    file_end=".xml",
    content_type="application/xml",
    about=_("The most that Moodle can take in, with pictures and tags. It holds no difficulty, age band or objective."),
    read=moodle_reading.read,
    known=moodle_writing.KNOWN,
    write_item=moodle_writing.write_item,
    losses=moodle_writing.losses,
    join=lambda chunks, title: moodle_writing.join(texts(chunks), title),
)
AIKEN = Format(
    name="aiken",
    label="Aiken",
    file_end=".txt",
    content_type="text/plain",
    about=_("The simplest: questions with one right option, without feedback, formatting, pictures or tags."),
    read=aiken.read,
    keeps=(*FILED, "picture", "picture_alt", "feedback"),
    write_item=aiken.write_item,
    losses=aiken.losses,
    join=lambda chunks, title: aiken.join(texts(chunks)),
)
QTI = Format(
    name="qti",
    label="QTI 3",
    file_end=".zip",
    content_type="application/zip",
    about=_(
        "The common standard of test programs: a package with pictures. It holds no difficulty, age band or objective."
    ),
    read=qti_reading.read,
    known=(HotText,),
    write_item=qti_writing.write_item,
    losses=qti_writing.losses,
    join=qti_package.join,
)
FORMATS = {format.name: format for format in (YAML, GIFT, MOODLE, AIKEN, QTI)}


def guess(upload: Upload) -> Format:
    """What the file most likely is, by what is in it."""
    if upload.is_zip:
        return YAML if bank_yaml.FILE in Package(upload.content) else QTI
    start = upload.content[:200_000].replace(b"\x00", b"").decode("utf-8", "ignore")
    if re.match(r"\W*<", start):
        return QTI if re.search(r"<(\w+:)?(qti-assessment-item|assessmentItem)\b", start) else MOODLE
    if re.search(r"^questions\s*:", start, re.MULTILINE):
        return YAML
    return AIKEN if re.search(r"^\s*ANSWER\s*:", start, re.MULTILINE | re.IGNORECASE) else GIFT
