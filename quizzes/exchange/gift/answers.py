"""What stands in the braces of a GIFT question, and which kind of question that makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quizzes.exchange.gift.texts import plain_words, rich, words
from quizzes.exchange.numbers import read_number
from quizzes.exchange.reading import Item, note, unsupported
from quizzes.exchange.scoring import Scored, choice_among, number_among, texts_among
from quizzes.exchange.uploads import refuse
from quizzes.questions.interactions import Interaction, Judgement, Matching

PIECE = re.compile(r"([~=])([^~=]*)")
WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{0,9})?)%")
TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


@dataclass(frozen=True)
class Piece:
    mark: str
    credit: float  # from 0 to 1
    text: str
    feedback: str


class Answers:
    def __init__(self, text: str, format: str, item: Item, line: int) -> None:
        self.text, _marks, general = text.partition("####")
        self.text = self.text.strip()
        self.format = format
        self.item = item
        self.line = line
        self.feedback = rich(general, format)

    def interaction(self) -> Interaction:
        """The same ladder as Moodle's."""
        first = self.text.partition("#")[0].strip().upper()
        if not self.text:
            raise unsupported("essay")
        if self.text.startswith("#"):
            return self.number()
        if "~" in self.text:
            return self.choice()
        if "=" in self.text and "->" in self.text:
            return self.matching()
        return self.judgement(TRUTHS[first]) if first in TRUTHS else self.words()

    def pieces(self, text: str) -> list[Piece]:
        before = PIECE.split(text, maxsplit=1)[0].strip()
        if before:
            raise refuse(
                _("“%(text)s” belongs to no answer: answers begin with = or ~.") % {"text": before[:40]}, self.line
            )
        return [self.piece(mark, rest) for mark, rest in PIECE.findall(text)]

    def piece(self, mark: str, text: str) -> Piece:
        weight = WEIGHT.match(text)
        credit = float(weight[1]) / 100 if weight else float(mark == "=")
        text, _mark, feedback = text[weight.end() if weight else 0 :].partition("#")
        return Piece(mark, credit, text.strip(), words(feedback, self.format))

    def choice(self) -> Interaction:
        """Where none is marked as the right one, several may be chosen."""
        pieces = self.pieces(self.text)
        scored = [Scored(words(piece.text, self.format), piece.credit, piece.feedback) for piece in pieces]
        return choice_among(scored, "=" not in self.text, self.item)

    def judgement(self, is_true: bool) -> Interaction:
        wrong, _mark, right = self.text.partition("#")[2].partition("#")
        said = [words(text, self.format) for text in (right, wrong)]
        return Judgement(is_true, *(said if is_true else reversed(said)))

    def matching(self) -> Interaction:
        pairs: list[tuple[str, str]] = []
        others: list[str] = []
        for piece in self.pieces(self.text):
            item, arrow, match = piece.text.partition("->")
            if not arrow:
                raise refuse(_("“%(text)s” has no -> to what it goes with.") % {"text": piece.text[:40]}, self.line)
            if piece.feedback:
                note(self.item, _("Feedback on single pairs is left out."))
            if item.strip():
                pairs.append((words(item, self.format), plain_words(match)))
            else:
                others.append(plain_words(match))
        return Matching(tuple(pairs), tuple(others))

    def words(self) -> Interaction:
        text = self.text if self.text.startswith("=") else f"={self.text}"
        scored = [Scored(plain_words(piece.text), piece.credit, piece.feedback) for piece in self.pieces(text)]
        return texts_among(scored, self.item)

    def number(self) -> Interaction:
        text = self.text.removeprefix("#").strip()
        pieces = self.pieces(text if text[:1] in ("=", "~") else f"={text}")
        found = [
            (*self.span(piece.text), Scored("", piece.credit, piece.feedback))
            for piece in pieces
            if plain_words(piece.text) not in ("", "*")
        ]
        return number_among(found, self.item)

    def span(self, text: str) -> tuple[float, float]:
        """A number and how far from it is near enough."""
        if ".." in text:
            low, high = (read_number(part, self.line) for part in text.split("..", 1))
            return round((low + high) / 2, 12), round(abs(high - low) / 2, 12)
        value, _colon, tolerance = text.partition(":")
        return read_number(value, self.line), abs(read_number(tolerance, self.line)) if tolerance.strip() else 0.0
