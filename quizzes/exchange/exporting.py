"""A bank → a file. What a format cannot carry is known before, question by question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.rich_text import expand_db_html

from curriculum.packing.shelves import Files
from quizzes.exchange import bank_yaml
from quizzes.exchange.asked import Asked, CannotCarry, Picture, fitted, tidy
from quizzes.exchange.entries import kind_and_parts
from quizzes.exchange.formats import Format
from quizzes.exchange.reading import tags_of
from quizzes.exchange.rich_texts import sound_html
from quizzes.models import Question, QuestionBank
from quizzes.questions import QUESTION_BLOCKS, Content, type_of
from quizzes.questions.interactions import Matching

BLOCKS: dict[str, Any] = dict(QUESTION_BLOCKS)


@dataclass
class Outgoing:
    """What becomes of a question in a format."""

    question: Question
    asked: Asked | None = None
    text: str = ""  # as the format writes it
    reason: str = ""  # why it stays behind
    losses: list[str] = field(default_factory=list)  # what it goes without


@dataclass
class Report:
    """What an export in a format will hold."""

    format: Format
    questions: list[Outgoing]

    @property
    def written(self) -> list[Outgoing]:
        return [outgoing for outgoing in self.questions if not outgoing.reason]

    @property
    def left_out(self) -> list[Outgoing]:
        return [outgoing for outgoing in self.questions if outgoing.reason]

    @property
    def changed(self) -> list[Outgoing]:
        return [outgoing for outgoing in self.written if outgoing.losses]


@dataclass(frozen=True)
class Download:
    name: str
    content_type: str
    content: bytes


class Baggage:
    """A bank's questions, and the pictures they take along."""

    def __init__(self, bank: QuestionBank, with_files: bool = False) -> None:
        self.bank = bank
        self.questions = list(bank.questions.all())
        self.with_files = with_files
        self.names = Files()
        self.frozen = {question.pk: question.frozen() for question in self.questions if question.body}
        wanted = {content["picture"]["image"] for content in self.frozen.values() if "picture" in content}
        self.images = get_image_model().objects.in_bulk(wanted) if wanted else {}

    def report(self, format: Format) -> Report:
        return Report(format, [self.pack(question, format) for question in self.questions])

    def pack(self, question: Question, format: Format) -> Outgoing:
        if format.write_item is None:
            return Outgoing(question, losses=self.gone(question))
        if question.pk not in self.frozen:
            return Outgoing(question, reason=_("It has no words yet."))
        try:
            asked = self.asked(question, self.frozen[question.pk])
            return Outgoing(question, asked, format.write_item(asked), losses=self.losses(asked, question, format))
        except CannotCarry as reason:
            return Outgoing(question, reason=str(reason))
        except NotImplementedError:
            return Outgoing(question, reason=_("Other programs have no questions of this kind."))

    def losses(self, asked: Asked, question: Question, format: Format) -> list[str]:
        content = self.frozen[question.pk]
        found = [*format.losses(asked), *self.gone(question)]
        if isinstance(asked.interaction, Matching) and any(item.get("feedback") for item in content.get("items", [])):
            found.append(_("feedback on single items"))
        kind = kind_and_parts(fitted(asked, format.known).interaction)["type"]
        if kind != content["type"]:
            found.append(_("its type: it comes back as “%(kind)s”") % {"kind": BLOCKS[kind].label})
        return found

    def gone(self, question: Question) -> list[str]:
        content = self.frozen.get(question.pk, {})
        is_gone = "picture" in content and self.image(content) is None
        return [_("its picture, whose file is gone")] if is_gone else []

    def asked(self, question: Question, content: Content) -> Asked:
        return Asked(
            id=question.key,
            prompt=sound_html(expand_db_html(content["prompt"]), "prompt"),
            interaction=tidy(type_of(content).interaction(content)),
            feedback=sound_html(expand_db_html(content["feedback"]), "feedback"),
            tags=tags_of(question.tags),
            picture=self.picture(content),
        )

    def image(self, content: Content) -> Any:
        """The image a question shows, as long as its file is there."""
        image = self.images.get(content["picture"]["image"]) if "picture" in content else None
        return image if image and image.file.storage.exists(image.file.name) else None

    def picture(self, content: Content) -> Picture | None:
        image = self.image(content)
        if image is None:
            return None
        file = bank_yaml.content_of(image.file) if self.with_files else b""
        return Picture(self.names.name(image), content["picture"]["alt"], file)


def reports(bank: QuestionBank, formats: list[Format]) -> Iterator[Report]:
    baggage = Baggage(bank)
    yield from (baggage.report(format) for format in formats)


def export(bank: QuestionBank, format: Format) -> Download:
    baggage = Baggage(bank, with_files=True)
    if format.write_item is None:
        content, is_zip = bank_yaml.write(baggage.questions, bank.title)
        end, kind = (".zip", "application/zip") if is_zip else (format.file_end, format.content_type)
        return Download(f"{bank.slug}{end}", kind, content)
    written = baggage.report(format).written
    chunks = [(outgoing.asked, outgoing.text) for outgoing in written if outgoing.asked]
    return Download(f"{bank.slug}{format.file_end}", format.content_type, format.join(chunks, bank.title))
