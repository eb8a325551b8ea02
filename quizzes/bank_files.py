"""`bank.yaml` in packs: the questions of the bank that has the course's slug. See docs/packs.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from curriculum.models import Course
from curriculum.packing import values
from curriculum.packing.blocks import Sheet, read_struct
from curriculum.packing.fields import Blocks, Field, Line, ReadBlocks, Truth, Words
from curriculum.packing.loading import Load
from curriculum.packing.memory import Action, digest_of
from curriculum.packing.nodes import Mapping, Node
from curriculum.packing.problems import Mistake, Spot
from curriculum.packing.writing import to_yaml
from quizzes.choices import AgeBand, Difficulty
from quizzes.models import Question, QuestionBank

FILE = "bank.yaml"
TITLE = Line("title", required=True)
BODY = Blocks("body", kind="type", model=Question)
ENTRY: tuple[Field, ...] = (
    Words("tags", always=True),
    Line("difficulty", choices=Difficulty.values, silence=Difficulty.MEDIUM, always=True),
    Line("age_band", choices=AgeBand.values),
    Line("objective"),
    Truth("practice", silence=False, always=True),
)


class BankFile:
    """The part of a pack that curriculum knows nothing of."""

    file = FILE

    def load(self, node: Node | None, load: Load) -> None:
        if node is not None:
            BankLoad(load).read(node)

    def write(self, course: Course) -> Any:
        bank = QuestionBank.objects.filter(slug=course.slug).first()
        if bank is None:
            return None
        return {"title": bank.title, "questions": [write_entry(question) for question in bank.questions.all()]}


def write_entry(question: Question) -> dict[str, Any]:
    sheet = Sheet(question.bank.slug)
    body = BODY.write(question, sheet)[0]
    written = {field: field.write(question, sheet) for field in ENTRY}
    entry = {field.name: data for field, data in written.items() if field.always or data}
    return {"id": question.key, "type": body.pop("type"), **entry, **{k: v for k, v in body.items() if k != "id"}}


def state_of(question: Question) -> str:
    return digest_of(to_yaml(write_entry(question)))


class BankLoad:
    def __init__(self, load: Load) -> None:
        self.load = load
        self.desk = load.desk
        self.problems = load.desk.problems

    def read(self, node: Node) -> None:
        before = self.problems.mishaps
        nodes = values.read_fields(node, ["title", "questions"], ["title", "questions"], self.problems)
        self.bank = self.read_bank(nodes.get("title"))
        items = self.problems.attempt(values.read_items, nodes["questions"]) if "questions" in nodes else None
        self.seen: set[str] = set()
        for position, item in enumerate(items or []):
            self.problems.attempt(self.read_question, item, position)
        if self.problems.mishaps > before:
            self.desk.excused.add((QuestionBank, self.bank.slug))
        self.load.later.append(self.remove_others)

    def read_bank(self, node: Node | None) -> QuestionBank:
        slug = self.desk.pack
        bank = QuestionBank.objects.filter(slug=slug).first() or QuestionBank(slug=slug)
        found = digest_of(bank.title) if bank.pk else None
        title = self.problems.attempt(TITLE.read, node, self.desk) if node else None
        if node and title and self.decide(node, f"bank:{slug}", found, digest_of(title)):
            bank.title = title
            self.complain(TITLE.check(bank, title, node))
        if bank.pk is None or digest_of(bank.title) != found:
            bank.title = bank.title[:200] or slug
            bank.save()
        return bank

    def decide(self, node: Node, subject: str, found: str | None, wanted: str, name: str = "") -> bool:
        """Whether to write what the file says."""
        action = self.load.decide(node, subject, found, wanted, name)
        if action not in (Action.KEEP, Action.CONFLICT):
            self.load.memory.remember(subject, wanted)
        return action is Action.WRITE

    def complain(self, found: Iterable) -> None:
        for place, sentence in found:
            self.problems.add(place, sentence)

    def read_question(self, node: Node, position: int) -> None:
        if not isinstance(node, Mapping):
            raise Mistake(node, _("Write fields here (`name: value`)."))
        block = BODY.read_kind(node)
        before = self.problems.mishaps
        known = ["id", "type", *(field.name for field in ENTRY), *block.child_blocks]
        nodes = values.read_fields(node, known, ["id", *BODY.needed(block)], self.problems)
        key = self.problems.attempt(BODY.read_id, nodes["id"], self.seen) if "id" in nodes else None
        if key is None:
            return
        self.desk.excused.add((Question, key))
        question = self.bank.questions.filter(key=key).first() or Question(bank=self.bank, key=key)
        found = state_of(question) if question.pk else None
        self.fill(question, node, nodes)
        if self.problems.mishaps == before:
            self.save(question, node, position, found)

    def fill(self, question: Question, node: Mapping, nodes: dict[str, Node]) -> None:
        for field in ENTRY:
            given = nodes.get(field.name)
            value = self.problems.attempt(field.read, given, self.desk) if given else field.silence
            if value is not None:
                field.store(question, value)
                self.complain(field.check(question, value, given) if given else [])
        block = BODY.read_kind(node)
        before = self.problems.mishaps
        value = read_struct(block, {name: nodes[name] for name in block.child_blocks if name in nodes}, self.desk)
        if self.problems.mishaps == before:
            id = question.body[0].id if question.body else question.key
            read = ReadBlocks([{"type": block.name, "value": value, "id": id}], [node])
            BODY.store(question, read)
            self.complain(BODY.check(question, read, node))

    def save(self, question: Question, node: Node, position: int, found: str | None) -> None:
        subject = f"question:{self.bank.slug}:{question.key}"
        name = f"{FILE}, {question.key}"
        if self.decide(node, subject, found, state_of(question), name):
            question.position = position
            question.save()
            self.load.report.append(f"{_('updated') if found else _('created')}: {name}")
        elif question.position != position:
            Question.objects.filter(pk=question.pk).update(position=position)

    def remove_others(self) -> None:
        """Questions that an earlier version of the file brought. Attempts keep the wording they were given."""
        for question in self.bank.questions.exclude(key__in=self.seen):
            subject = f"question:{self.bank.slug}:{question.key}"
            if subject not in self.load.memory:
                continue
            if self.load.decide(Spot(FILE), subject, state_of(question), "") is Action.WRITE:
                self.remove(question, subject)

    def remove(self, question: Question, subject: str) -> None:
        if is_shown(question):
            sentence = _("The question “%(id)s” is no longer here, but a page on the site still asks it.")
            self.problems.add(Spot(FILE), sentence % {"id": question.key})
            return
        self.load.report.append(f"{_('removed')}: {FILE}, {question.key}")
        question.delete()
        self.load.memory.forget(subject)


def is_shown(question: Question) -> bool:
    pages = ReferenceIndex.get_references_to(question).filter(base_content_type__app_label="wagtailcore")
    return Page.objects.live().filter(pk__in=[int(pk) for pk in pages.values_list("object_id", flat=True)]).exists()
