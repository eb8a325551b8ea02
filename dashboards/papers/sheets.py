"""The three papers, and all that stands on one of a place."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from curriculum.models import WorkplaceWords
from dashboards.papers.help_lines import HelpLine, HelpLines, help_lines_for, in_language, region_for
from dashboards.papers.models import MOST_LANGUAGES
from dashboards.papers.profiles import Followed
from dashboards.papers.said import Said, said_at
from dashboards.papers.words import Worded, languages_there_are, worded
from people.models import Organisation

BLANKS = 2  # lines to write on, where nobody is named
USUAL = {"CA": ("en", "fr"), "US": ("en", "es")}  # by country, where nobody has chosen


@dataclass(frozen=True)
class Sheet:
    name: str
    title: Promise
    about: Promise
    most_people: int
    most_lines: int


SHEETS = {
    one.name: one
    for one in (
        Sheet("poster", _("Poster"), _("For a wall that staff pass: one page in each language."), 6, 6),
        Sheet("card", _("Pocket card"), _("The size of a bank card, on a sheet to print on both sides and cut."), 2, 3),
        Sheet("procedure", _("Reporting procedure"), _("What to do when something worries you, step by step."), 6, 6),
    )
}


@dataclass(frozen=True)
class Page:
    """One language of a paper."""

    words: Worded
    lines: list[HelpLine]
    people: list[dict[str, str]]
    site_language: str  # of what the site itself adds: page foot

    @property
    def blanks(self) -> range:
        return range(0 if self.people else BLANKS)


@dataclass(frozen=True)
class Papers:
    """Everything for the papers of one rule at one place."""

    organisation: Organisation
    followed: Followed
    said: Said
    help: HelpLines
    words: list[Worded]

    def pages(self, sheet: Sheet) -> list[Page]:
        chosen = self.help.chosen[: sheet.most_lines]
        return [
            Page(
                words,
                in_language(chosen, words.language, words.texts.get("text_words", "")),
                self.said.people[: sheet.most_people],
                words.language if words.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
            )
            for words in self.words
        ]

    @property
    def notes(self) -> list[WorkplaceWords]:
        """What whoever prints it should know; each once, in the first language that has it."""
        return next((words.notes for words in self.words if words.notes), [])

    @property
    def is_read(self) -> bool:
        return all(words.is_read for words in self.words)


def papers_for(organisation: Organisation, followed: Followed, said: Said | None = None) -> Papers:
    said = said or said_at(organisation)
    region = region_for(followed, said)
    languages = said.languages or usual_languages(region)
    words = worded(followed.key, region, languages[:MOST_LANGUAGES])
    return Papers(organisation, followed, said, help_lines_for(followed, said), words)


def usual_languages(region: str) -> list[str]:
    usual = USUAL.get(region[:2], (settings.LANGUAGE_CODE,))
    return [code for code in languages_there_are() if code in usual]
