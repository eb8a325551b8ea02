"""The words for a rule and a place in one language: what an editor wrote for it, on what holds for everyone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_info

from curriculum.models import Fact, WorkplaceWords
from dashboards.requiring.profiles import holds_in


@dataclass(frozen=True)
class Points:
    heading: str
    lines: list[str]


@dataclass
class Worded:
    """All that a paper says in one language. What nobody wrote is not there."""

    language: str
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, Points] = field(default_factory=dict)
    fact_keys: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    notes: list[WorkplaceWords] = field(default_factory=list)  # each with something for whoever prints it
    layers: list[WorkplaceWords] = field(default_factory=list)

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def name(self) -> str:
        return str(get_language_info(self.language)["name_local"])

    @property
    def is_read(self) -> bool:
        """Whether a person has read all of it."""
        return all(layer.is_verified for layer in self.layers)

    @property
    def steps(self) -> list[tuple[str, Points]]:
        """The parts of the procedure in their order."""
        names = ("safety", "never", "tell", "note_down", "call", "under_18", "receiving")
        return [(name, self.lists[name]) for name in names if name in self.lists]


def direction_of(language: str) -> str:
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def languages_there_are() -> list[str]:
    """Those in which there are words for everyone; English first, the others by their names."""
    whole = WorkplaceWords.objects.filter(profile="", region="")
    found = set(whole.order_by().values_list("language", flat=True))
    return sorted(found, key=lambda code: (code != settings.LANGUAGE_CODE, code))


def worded(profile: str, region: str, languages: Iterable[str]) -> list[Worded]:
    """In the order of the languages. Two queries, however many there are."""
    wanted = list(languages)
    entries = WorkplaceWords.objects.filter(profile__in=("", profile), language__in=wanted)
    here = [one for one in entries if holds_in(one.region, region)]
    here.sort(key=lambda one: (bool(one.profile), len(one.region)))
    made = {code: Worded(code) for code in wanted}
    for entry in here:
        lay(made[entry.language], entry)
    found = [words for words in made.values() if words.texts]
    tell_facts(found)
    return found


def lay(words: Worded, entry: WorkplaceWords) -> None:
    """Nearer words in place of those before."""
    words.layers.append(entry)
    for name in WorkplaceWords.PRINTED:
        if not (text := getattr(entry, name).strip()):
            continue
        if name in WorkplaceWords.LISTS:
            heading, *lines = [line.strip() for line in text.splitlines() if line.strip()]
            words.lists[name] = Points(heading, lines)
        else:
            words.texts[name] = text
    words.fact_keys = list(entry.facts) or words.fact_keys
    if entry.rule_note.strip():
        words.notes.append(entry)


def tell_facts(found: Iterable[Worded]) -> None:
    """Only what was checked, in the language where the register has it."""
    keys = {key for words in found for key in words.fact_keys}
    known: Any = Fact.objects.verified().filter(key__in=keys).select_related("locale")  # type: ignore[misc]
    for words in found:
        told = {one.key: one for one in sorted(known, key=lambda one: one.locale.language_code == words.language)}
        words.facts = [told[key] for key in words.fact_keys if key in told]
