"""What a check says: one sentence, where it is, and why it matters."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Place:
    """Where on a page something is: a block by its number and heading, or a field of the page."""

    kind: str  # what the editor calls it: “Scenario”, “Objectives”
    anchor: str  # the id of its place in the editor
    number: int = 0  # the block's place in the body; 0 for a field of the page
    heading: str = ""
    block_id: str = ""

    def __str__(self) -> str:
        if not self.number:
            return self.kind
        words = {"number": self.number, "kind": self.kind, "heading": self.heading}
        if self.heading:
            return _("Block %(number)s, %(kind)s: “%(heading)s”") % words
        return _("Block %(number)s, %(kind)s") % words

    @property
    def link(self) -> str:
        return f"#{self.anchor}"


@dataclass(frozen=True)
class Finding:
    """`sentence` says what is there, `advice` why it matters and what to do."""

    check: str
    place: Place
    sentence: str
    advice: str
    blocks_publishing: bool = False
