"""The zip file for an outside evaluator: answers, questions, who answered when, what was taught, what columns mean."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _

from curriculum.spreadsheets import Cell, csv_lines
from dashboards.fidelity.log import COLUMNS as TAUGHT
from dashboards.fidelity.log import lines_of, notes_of
from dashboards.fidelity.models import Adapted
from quizzes.analysis import FEWEST
from quizzes.questionnaires.taken_along import TakenAlong

ANSWERS = ("code", "class", "course", "edition", "time", "week", "scale", "item", "status", "answer", "score")
QUESTIONS = ("edition", "scale", "item", "asked", "answer", "answer_in_words", "score")
RESPONSE = ("time", "first_day", "last_day", "asked", "answered", "in_file")


def zip_of(taken: TakenAlong) -> IO[bytes]:
    """Written to the disk, and gone from it once it is sent."""
    raw = tempfile.TemporaryFile()
    notes = notes_of(taken.measure.group).filter(course_key=taken.measure.course_key)
    with ZipFile(raw, "w", ZIP_DEFLATED) as archive:
        write(archive, "answers.csv", chain([ANSWERS], taken.answers()))
        write(archive, "questions.csv", chain([QUESTIONS], taken.questions()))
        write(archive, "response.csv", chain([RESPONSE], taken.response()))
        write(archive, "taught.csv", lines_of(notes))
        write(archive, "columns.csv", dictionary())
        archive.writestr("read-me.txt", read_me(taken))
    raw.seek(0)
    return raw


def write(archive: ZipFile, name: str, rows: Iterable[Sequence[Cell]]) -> None:
    with archive.open(name, "w") as file:
        for line in csv_lines(rows):
            file.write(line.encode())


def dictionary() -> Iterator[list[Cell]]:
    yield ["file", "column", "meaning"]
    for file, meanings in {
        "answers.csv": of_answers(),
        "questions.csv": of_questions(),
        "response.csv": of_response(),
        "taught.csv": of_taught(),
    }.items():
        for column, meaning in meanings.items():
            yield [file, column, meaning]


def of_answers() -> dict[str, str]:
    return {
        "code": _("one person; the same at every time; drawn by lot, and found nowhere else"),
        "class": _("the class; drawn by lot"),
        "course": _("the course’s key, the same in every language"),
        "edition": _("in which wording it was asked: see questions.csv; empty where there is no reply"),
        "time": _("before, after or later (6 to 8 weeks after)"),
        "week": _("ISO week of the reply; empty for everyone where it would single out a few"),
        "scale": _("knowledge, myths, confidence or intention"),
        "item": _("the item’s id"),
        "status": _("answered; skipped (the person left this out); no reply (the person did not reply at this time)"),
        "answer": _("true, false or unsure; 1 (strongly disagree) to 5 (strongly agree); or the id of what was chosen"),
        "score": _("knowledge and intention 0 or 100; myths and confidence 1 to 5: 5 rejects a myth, or is most sure"),
    }


def of_questions() -> dict[str, str]:
    return {
        "edition": _("a digest of the wording"),
        "scale": _("as in answers.csv"),
        "item": _("as in answers.csv"),
        "asked": _("what was asked"),
        "answer": _("what may stand in answers.csv"),
        "answer_in_words": _("what it says, for situations"),
        "score": _("what it counts"),
    }


def of_response() -> dict[str, str]:
    return {
        "time": _("as in answers.csv"),
        "first_day": _("when the questions were opened first"),
        "last_day": _("when they were closed last"),
        "asked": _("learners on the class’s list, or slips made, when they were closed"),
        "answered": _("people who replied"),
        "in_file": _("people of this file who replied; the others are left out, see read-me.txt"),
    }


def of_taught() -> dict[str, str]:
    meanings = (
        _("the course’s key"),
        _("the lesson’s key, the same in every language"),
        _("the lesson’s title then"),
        _("the day"),
        _("minutes; empty where not noted"),
        _("parts that were left out"),
        _("what was changed: %(choices)s") % {"choices": ", ".join(Adapted.values)},
        _("the teacher’s own words"),
        _("1 if a leader of the class taught it, 0 if somebody else"),
    )
    return dict(zip(TAUGHT, meanings, strict=True))


def read_me(taken: TakenAlong) -> str:
    """How it was asked, who is left out and why, and what may be done with it."""
    how = (
        _("Times are linked by a code that each learner drew from a hat. Nobody signed in.")
        if taken.measure.by_slips
        else _("Learners answered signed in. Times are linked by a code that leads back to nobody.")
    )
    few = _(
        "Only people are here whose times and wordings are those of at least %(fewest)d people: who was away on a day"
        " would else be known. People left out for this reason: %(left_out)d."
    )
    return "\n\n".join(
        [
            taken.measure.title,
            how,
            few % {"fewest": FEWEST, "left_out": taken.left_out},
            _("Answering was voluntary, every question could be skipped, and nobody was marked."),
            _(
                "Do not try to find out who answered what. Pass these files on only as your ethics board and the school"
                " allow. Without a group to compare with, a change is no proof that the course caused it."
            ),
            "",
        ]
    )
