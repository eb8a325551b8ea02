"""The figures as a CSV file, a line for the quiz, each band of scores, each question and each option."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from django.utils.translation import gettext as _

from curriculum.spreadsheets import Cell, csv_lines
from quizzes.analysis import FEWEST
from quizzes.analysis.reading import FlaggedQuestion, Reading
from quizzes.analysis.reports import PartReport, QuizReport
from quizzes.models import Quiz


def file_of(quiz: Quiz, reading: Reading) -> Iterator[str]:
    """Line by line. What the page does not show stands here neither: both come from the same reading."""
    return csv_lines(chain([headings()], rows_of(quiz, reading)))


def headings() -> list[str]:
    return [
        _("What"),
        _("Question"),
        _("Words"),
        _("Right answer"),
        _("People"),
        _("Share (%): handed in, of scores, earned, chosen"),
        _("Mean score (%), for options on the other questions"),
        _("Link with the rest; steadiness of the quiz"),
        _("Median seconds"),
        _("Earlier answers not counted"),
        _("To look at"),
    ]


def rows_of(quiz: Quiz, reading: Reading) -> Iterator[list[Cell]]:
    report = reading.report
    if report is None:
        return
    yield quiz_row(quiz, report, reading.flags)
    for band in report.bands:
        scores = f"{band.lowest}–{band.highest} %"
        yield [_("scores"), "", scores, "", band.attempts, rounded(band.attempts / report.attempts), *[None] * 5]
    for flagged in sorted(reading.questions, key=lambda flagged: flagged.question.number):
        yield question_row(flagged)
        yield from (part_row(flagged.question.content["id"], part) for part in flagged.question.parts)


def quiz_row(quiz: Quiz, report: QuizReport, flags: list[str]) -> list[Cell]:
    completed = rounded(report.attempts / report.began) if report.began else None
    mean = None if report.mean is None else round(report.mean, 1)
    alpha = None if report.reliability is None else round(report.reliability, 2)
    said = " ".join(flags) if report.is_shown else _("Figures are shown from %(fewest)d on.") % {"fewest": FEWEST}
    return [_("quiz"), "", quiz.title, "", report.attempts, completed, mean, alpha, None, None, said]


def question_row(flagged: FlaggedQuestion) -> list[Cell]:
    found = flagged.question
    link = None if found.discrimination is None else round(found.discrimination, 2)
    return [
        _("question"),
        found.content["id"],
        found.prompt_words,
        found.right_answer,
        found.answered,
        rounded(found.facility),
        None,
        link,
        found.seconds,
        found.earlier,
        " ".join(flagged.flags),
    ]


def part_row(question: str, part: PartReport) -> list[Cell]:
    right = _("yes") if part.is_right else ""
    rest = rounded(part.rest)
    return [
        _("option"),
        question,
        f"{part.letter}. {part.label}",
        right,
        part.chosen,
        rounded(part.share),
        rest,
        *[None] * 4,
    ]


def rounded(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 1)
