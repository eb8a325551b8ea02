"""Aiken: one right answer among lettered options, as plain lines."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from curriculum.packing.values import tidy_line
from quizzes.exchange.asked import Asked, CannotCarry
from quizzes.exchange.reading import Reading
from quizzes.exchange.rich_texts import paragraph, plain_text
from quizzes.exchange.uploads import Upload, refuse
from quizzes.questions.interactions import Choice, Option

LETTERS = string.ascii_uppercase
MOST_LINES = 200  # of words
OPTION = re.compile(r"\s*([A-Z])[.)]\s+(\S.*)")
LINE_END = re.compile(r"\r\n|\r|\n")
ANSWER = re.compile(r"\s*ANSWER:\s*(.*?)\s*", re.IGNORECASE)


# Reading --------------------------------------------------------------------------------------------------------


@dataclass
class Lines:
    """The lines of one question, each with its number."""

    prompt: list[tuple[int, str]] = field(default_factory=list)
    options: list[tuple[int, str, str]] = field(default_factory=list)
    answer: tuple[int, str] | None = None

    def add_option(self, number: int, found: re.Match) -> None:
        """One more than there may be is enough to see that something is wrong."""
        if len(self.options) <= len(LETTERS):
            self.options.append((number, found[1], found[2].strip()))

    def add_words(self, number: int, line: str) -> None:
        if len(self.prompt) <= MOST_LINES:
            self.prompt.append((number, line.strip()))

    @property
    def first(self) -> int:
        found = self.prompt or [(line, text) for line, _letter, text in self.options] or [self.answer or (1, "")]
        return found[0][0]


def read(upload: Upload, reading: Reading) -> None:
    text = upload.text()
    reading.count(len(text))
    for lines in questions_in(text):
        words = " ".join(text for _line, text in lines.prompt)
        item = reading.item(lines.first, words)
        reading.fill(item, asked_of, lines, words, reading)


def questions_in(text: str) -> Iterator[Lines]:
    """A question ends with its answer, or where a new one begins without it."""
    lines = Lines()
    for number, line in enumerate(LINE_END.split(text), start=1):
        if not line.strip():
            continue
        if answer := ANSWER.fullmatch(line):
            lines.answer = (number, answer[1])
            yield lines
            lines = Lines()
        elif option := OPTION.fullmatch(line):
            lines.add_option(number, option)
        else:
            if lines.options:  # words after options: the answer is missing
                yield lines
                lines = Lines()
            lines.add_words(number, line)
    if lines.prompt or lines.options:
        yield lines


def asked_of(lines: Lines, words: str, reading: Reading) -> Asked:
    check_options(lines)
    right = right_letter(lines)
    options = tuple(Option(text, float(letter == right)) for _line, letter, text in lines.options)
    return Asked(reading.id_for(words, html=""), paragraph(words), Choice(options))


def check_options(lines: Lines) -> None:
    if not lines.prompt:
        raise refuse(_("There is no question before these options."), lines.first)
    if not lines.options:
        raise refuse(_("There are no options after this question, such as `A. …`."), lines.first)
    if len(lines.prompt) > MOST_LINES or len(lines.options) > len(LETTERS):
        raise refuse(_("This goes on for too long to be one question."), lines.first)
    for expected, (line, letter, _text) in zip(LETTERS, lines.options, strict=False):
        if letter != expected:
            sentence = _("The options go A, B, C …; here %(expected)s was expected instead of %(found)s.")
            raise refuse(sentence % {"expected": expected, "found": letter}, line)


def right_letter(lines: Lines) -> str:
    if lines.answer is None:
        raise refuse(_("The line `ANSWER: …` is missing after these options."), lines.options[-1][0])
    line, answer = lines.answer
    if answer.upper() not in [letter for _line, letter, _text in lines.options]:
        raise refuse(_("The answer “%(answer)s” is not one of the options.") % {"answer": answer[:20]}, line)
    return answer.upper()


# Writing --------------------------------------------------------------------------------------------------------


def write_item(asked: Asked) -> str:
    choice = asked.interaction
    if not isinstance(choice, Choice) or choice.multiple or sum(option.is_right for option in choice.options) != 1:
        raise CannotCarry(_("Aiken only knows questions with one right option."))
    if any(option.credit not in (0, 1) for option in choice.options):
        raise CannotCarry(_("Aiken knows no credit between right and wrong."))
    prompt = tidy_line(plain_text(asked.prompt))
    if OPTION.fullmatch(prompt) or ANSWER.fullmatch(prompt):
        raise CannotCarry(_("Aiken would take its words for an option or an answer."))
    pairs = list(zip(LETTERS, choice.options, strict=False))
    lines = [f"{letter}. {tidy_line(option.text)}" for letter, option in pairs]
    right = next(letter for letter, option in pairs if option.is_right)
    return "\n".join([prompt, *lines, f"ANSWER: {right}", ""])


def losses(asked: Asked) -> list[str]:
    """What a question goes out without."""
    choice = asked.interaction
    has_feedback = isinstance(choice, Choice) and any(option.feedback for option in choice.options)
    found = [_("feedback")] if has_feedback or asked.feedback else []
    found += [_("formatting")] if asked.prompt != paragraph(tidy_line(plain_text(asked.prompt))) else []
    return found + ([_("its picture")] if asked.picture else [])


def join(chunks: list[str]) -> bytes:
    return "\n".join(chunks).encode()
