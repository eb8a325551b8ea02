"""Figures put beside the wording they are about, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from quizzes.analysis.measuring import Figures
from quizzes.analysis.sums import LONGEST
from quizzes.questions import Content, type_of
from quizzes.questions.base import Remark
from quizzes.questions.choices import ChoiceQuestion
from quizzes.questions.interactions import Gaps, Matching, Ordering


def percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)


def is_placed(content: Content) -> bool:
    return isinstance(type_of(content).interaction(content), Gaps | Matching | Ordering)


@dataclass(frozen=True)
class PartReport:
    """An option; or a part to be filled or placed, of which it is counted who had it right."""

    letter: str
    label: str
    is_right: bool
    chosen: int
    share: float
    rest: float | None  # what those who chose it earned on the other questions, of 1; None if they are few

    @property
    def share_percent(self) -> int | None:
        return percent(self.share)

    @property
    def rest_percent(self) -> int | None:
        return percent(self.rest)


@dataclass(frozen=True)
class QuestionReport:
    number: int
    content: Content
    asked: int
    answered: int
    earlier: int  # answers to wordings that are no longer asked
    is_shown: bool  # enough people answered
    facility: float | None = None  # the share earned of what could be
    discrimination: float | None = None
    seconds: float | None = None
    parts: tuple[PartReport, ...] = ()

    @property
    def prompt_words(self) -> str:
        return " ".join(unescape(strip_tags(self.content["prompt"])).split())

    @property
    def key_in_bank(self) -> str:
        """What it is called in its bank; "" where it is the quiz's own."""
        bank, _slash, key = self.content["id"].rpartition("/")
        return key if bank else ""

    @property
    def is_graded(self) -> bool:
        return type_of(self.content).is_graded

    @property
    def right_answer(self) -> str:
        return type_of(self.content).describe_right_answer(self.content) if self.is_graded else ""

    @property
    def has_options(self) -> bool:
        """To choose among, so that another may be put in the place of one."""
        return issubclass(type_of(self.content), ChoiceQuestion)

    @property
    def is_placed(self) -> bool:
        """Its parts are filled, matched or ordered, and it is counted who had them right."""
        return is_placed(self.content)

    @property
    def facility_percent(self) -> int | None:
        return percent(self.facility)

    @property
    def time(self) -> str:
        if self.seconds is None:
            return ""
        if self.seconds >= LONGEST:
            return _("10 minutes or more")
        return _("%(number)d s") % {"number": round(self.seconds)}

    @property
    def shares_in_words(self) -> str:
        """What the chart shows, for who does not see it."""
        return ", ".join(f"{part.letter} {part.share_percent} %" for part in self.parts)


@dataclass(frozen=True)
class Band:
    """Ten points of the scores."""

    lowest: int
    highest: int
    attempts: int


@dataclass(frozen=True)
class QuizReport:
    attempts: int
    is_shown: bool
    began: int = 0
    mean: float | None = None
    bands: tuple[Band, ...] = ()
    reliability: float | None = None
    comparable: int = 0  # attempts that asked what is asked today: those that reliability is about
    questions: tuple[QuestionReport, ...] = ()

    @property
    def mean_percent(self) -> int | None:
        return None if self.mean is None else round(self.mean)

    @property
    def completed_percent(self) -> int | None:
        return percent(self.attempts / self.began) if self.began else None

    @property
    def fullest(self) -> int:
        return max((band.attempts for band in self.bands), default=0)

    @property
    def spread_in_words(self) -> str:
        words = _("%(lowest)d to %(highest)d %%: %(number)d")
        said = ({"lowest": band.lowest, "highest": band.highest, "number": band.attempts} for band in self.bands)
        return "; ".join(words % band for band in said)


def report_of(figures: Figures, edition: dict[str, Any]) -> QuizReport:
    if "questions" not in figures:
        return QuizReport(figures.get("attempts", 0), is_shown=False)
    contents = edition["questions"]
    questions = enumerate(figures["questions"], 1)
    return QuizReport(
        attempts=figures["attempts"],
        is_shown=True,
        began=figures["began"],
        mean=figures["mean"],
        bands=bands_of(figures["spread"]),
        reliability=figures["reliability"],
        comparable=figures["comparable"],
        questions=tuple(question_report(number, found, contents[found["id"]]) for number, found in questions),
    )


def bands_of(spread: list[int]) -> tuple[Band, ...]:
    last = len(spread) - 1
    return tuple(Band(ten * 10, ten * 10 + (10 if ten == last else 9), number) for ten, number in enumerate(spread))


def question_report(number: int, figures: Figures, content: Content) -> QuestionReport:
    remarks = type_of(content).remarks(content, {})
    return QuestionReport(
        number=number,
        content=content,
        asked=figures["asked"],
        answered=figures["answered"],
        earlier=figures["earlier"],
        is_shown="parts" in figures,
        facility=figures.get("facility"),
        discrimination=figures.get("discrimination"),
        seconds=figures.get("seconds"),
        parts=tuple(
            part_report(place, found, remark, is_placed(content))
            for place, (found, remark) in enumerate(zip(figures.get("parts", []), remarks, strict=False))
        ),
    )


def part_report(place: int, figures: Figures, remark: Remark, is_placed: bool) -> PartReport:
    return PartReport(
        letter=chr(ord("A") + place) if place < 26 else str(place + 1),
        label=f"{remark.label}: {remark.wanted}" if is_placed else remark.label,
        is_right=remark.is_right or is_placed,
        chosen=figures["chosen"],
        share=figures["share"],
        rest=figures["rest"],
    )
