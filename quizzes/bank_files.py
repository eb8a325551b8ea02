"""`bank.yaml` in packs: the questions of the bank that has the course's slug. See docs/packs.md."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, ReferenceIndex

from curriculum.models import Course
from curriculum.packing import values
from curriculum.packing.blocks import Sheet
from curriculum.packing.fields import Line
from curriculum.packing.loading import Load
from curriculum.packing.memory import Action, digest_of
from curriculum.packing.nodes import Mapping, Node
from curriculum.packing.problems import Spot
from quizzes.bank_entries import EntryReader, state_of, write_entry
from quizzes.models import Question, QuestionBank

FILE = "bank.yaml"
TITLE = Line("title", required=True)


class BankFile:
    """The part of a pack that curriculum knows nothing of."""

    file = FILE

    def load(self, node: Node | None, load: Load) -> None:
        if node is not None:
            BankLoad(load).read(node)

    def write(self, course: Course, sheet: Sheet) -> Any:
        bank = QuestionBank.objects.filter(slug=course.slug, locale=course.locale_id).first()
        if bank is None:
            return None
        return {"title": bank.title, "questions": [write_entry(question, sheet) for question in bank.questions.all()]}


class BankLoad:
    def __init__(self, load: Load) -> None:
        self.load = load
        self.desk = load.desk
        self.problems = load.desk.problems
        self.entries = EntryReader(load.desk)

    def read(self, node: Node) -> None:
        before = self.problems.mishaps
        nodes = values.read_fields(node, ["title", "questions"], ["title", "questions"], self.problems)
        self.bank = self.read_bank(nodes.get("title"))
        items = self.problems.attempt(values.read_items, nodes["questions"]) if "questions" in nodes else None
        for position, item in enumerate(items or []):
            self.problems.attempt(self.read_question, item, position)
        if self.problems.mishaps > before:
            self.desk.excused.add((QuestionBank, self.bank.slug))
        self.load.later.append(self.remove_others)

    def read_bank(self, node: Node | None) -> QuestionBank:
        slug, locale = self.desk.pack, self.desk.locale or Locale.get_default()
        bank = QuestionBank.objects.filter(slug=slug, locale=locale).first() or self.new_bank(slug, locale)
        found = digest_of(bank.title) if bank.pk else None
        title = self.problems.attempt(TITLE.read, node, self.desk) if node else None
        if node and title and self.decide(node, self.subject("bank", slug), found, digest_of(title)):
            bank.title = title
            self.entries.complain(TITLE.check(bank, title, node))
        if bank.pk is None or digest_of(bank.title) != found:
            bank.title = bank.title[:200] or slug
            bank.save()
        return bank

    def new_bank(self, slug: str, locale: Locale) -> QuestionBank:
        translates = self.translated(QuestionBank, slug=slug)
        return QuestionBank(slug=slug, locale=locale, **key_of(translates))

    def translated(self, model: Any, **wanted: str) -> Any:
        """What the file translates, in the language of the course itself."""
        original = self.load.original
        return model.objects.filter(locale=original.locale, **wanted).first() if original else None

    def subject(self, *names: str) -> str:
        """What the memory calls it; of a translation, with its language."""
        kind, *rest = names
        return ":".join([kind, self.load.pack.language, *rest] if self.load.original else names)

    def decide(self, node: Node, subject: str, found: str | None, wanted: str, name: str = "") -> bool:
        """Whether to write what the file says."""
        action = self.load.decide(node, subject, found, wanted, name)
        if action not in (Action.KEEP, Action.CONFLICT):
            self.load.memory.remember(subject, wanted)
        return action is Action.WRITE

    def read_question(self, node: Node, position: int) -> None:
        before = self.problems.mishaps
        nodes = self.entries.fields(node)
        key = self.entries.key(nodes)
        if key is None or not isinstance(node, Mapping):
            return
        self.desk.excused.add((Question, key))
        question = self.bank.questions.filter(key=key).first()
        translates = self.translated(Question, bank__slug=self.bank.slug, key=key)
        question = question or Question(bank=self.bank, key=key, locale=self.bank.locale, **key_of(translates))
        question.translates = translates
        found = state_of(question) if question.pk else None
        self.entries.fill(question, node, nodes)
        if self.problems.mishaps == before:
            self.save(question, node, position, found)

    def save(self, question: Question, node: Node, position: int, found: str | None) -> None:
        subject = self.subject("question", self.bank.slug, question.key)
        name = f"{self.load.file(FILE)}, {question.key}"
        if self.decide(node, subject, found, state_of(question), name):
            question.position = position
            question.save()
            self.load.report.append(f"{_('updated') if found else _('created')}: {name}")
        elif question.position != position:
            question.position = position
            question.save(update_fields=["position"])

    def remove_others(self) -> None:
        """Questions that an earlier version of the file brought. Attempts keep the wording they were given."""
        for question in self.bank.questions.exclude(key__in=self.entries.seen):
            subject = self.subject("question", self.bank.slug, question.key)
            if subject not in self.load.memory:
                continue
            if self.load.decide(Spot(self.load.file(FILE)), subject, state_of(question), "") is Action.WRITE:
                self.remove(question, subject)

    def remove(self, question: Question, subject: str) -> None:
        if is_shown(question):
            sentence = _("The question “%(id)s” is no longer here, but a page on the site still asks it.")
            self.problems.add(Spot(self.load.file(FILE)), sentence % {"id": question.key})
            return
        self.load.report.append(f"{_('removed')}: {self.load.file(FILE)}, {question.key}")
        question.delete()
        self.load.memory.forget(subject)


def key_of(translates: Any) -> dict[str, Any]:
    """A translation has the key of what it translates."""
    return {"translation_key": translates.translation_key} if translates else {}


def is_shown(question: Question) -> bool:
    pages = ReferenceIndex.get_references_to(question).filter(base_content_type__app_label="wagtailcore")
    return Page.objects.live().filter(pk__in=[int(pk) for pk in pages.values_list("object_id", flat=True)]).exists()
