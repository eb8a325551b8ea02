"""All checks, and which of them publishing waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.models import Model
from django.utils.translation import ngettext
from wagtail.models import Page

from curriculum.house_style.checks import (
    completeness,
    facts,
    figures,
    headings,
    links,
    phone_numbers,
    pictures,
    reading,
    wording,
)
from curriculum.house_style.findings import Finding
from curriculum.house_style.kinds import is_checked
from curriculum.house_style.material import Material

CHECKS: dict[str, Callable[[Material], Iterator[Finding]]] = {
    completeness.NAME: completeness.look,
    pictures.NAME: pictures.look,
    facts.NAME: facts.look,
    wording.NAME: wording.look,
    figures.NAME: figures.look,
    phone_numbers.NAME: phone_numbers.look,
    links.NAME: links.look,
    headings.NAME: headings.look,
    reading.NAME: reading.look,
}
# Nothing else stops publishing: what is missing, a picture without a description, a fact that is not there, and a word
# to replace.
MAY_BLOCK = (completeness.NAME, pictures.NAME, facts.NAME, wording.NAME)
# An entry, such as a question of a bank, is a few sentences: its form says what is missing, and it has no headings.
OF_ENTRIES = (pictures.NAME, wording.NAME, figures.NAME, phone_numbers.NAME)


def check(page: Model, parent: Page | None = None) -> list[Finding]:
    """Everything there is to say about a page, or an entry, as it stands; what publishing waits for comes first."""
    return findings_in(Material(page, parent))


def must_be_put_right(page: Model, parent: Page | None = None) -> list[Finding]:
    """What publishing and submitting wait for."""
    return [finding for finding in findings_in(Material(page, parent), MAY_BLOCK) if finding.blocks_publishing]


def why_not_published(page: Model) -> str:
    """For whoever publishes without the page's form: a sentence about the first thing to put right, or ""."""
    findings = must_be_put_right(page)
    if not findings:
        return ""
    sentence = ngettext(
        "Nothing was published. In “%(title)s” one thing has to be put right first: %(place)s. %(sentence)s",
        "Nothing was published. In “%(title)s” %(count)s things have to be put right first, such as: "
        "%(place)s. %(sentence)s",
        len(findings),
    )
    first = findings[0]
    words = {"title": page, "count": len(findings), "place": first.place, "sentence": first.sentence}
    return f"{sentence % words} {first.advice}"


def findings_in(material: Material, names: tuple[str, ...] = tuple(CHECKS)) -> list[Finding]:
    if not is_checked(material.page):
        return []
    asked = names if isinstance(material.page, Page) else [name for name in names if name in OF_ENTRIES]
    found = [finding for name in asked for finding in CHECKS[name](material)]
    return sorted(_each_once(found), key=lambda finding: not finding.blocks_publishing)


def _each_once(found: list[Finding]) -> list[Finding]:
    """A check that knows more about a block takes the place of what is missing in it."""
    known = {(finding.place.anchor, finding.check) for finding in found if finding.blocks_publishing}
    special = {anchor for anchor, check in known if check in (pictures.NAME, facts.NAME)}
    return [
        finding
        for finding in dict.fromkeys(found)
        if not (finding.check == completeness.NAME and finding.place.anchor in special)
    ]
