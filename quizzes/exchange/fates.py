"""What will become of the items of a draft: each is read as an entry of `bank.yaml` is, and compared with the bank."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from curriculum.packing.blocks import Desk, Sheet
from curriculum.packing.memory import digest_of
from curriculum.packing.nodes import Mapping
from curriculum.packing.problems import Problem, Problems
from people.models import User
from quizzes.bank_entries import EntryReader, write_entry
from quizzes.exchange.bank_yaml import FILE, node_of
from quizzes.exchange.entries import Entry
from quizzes.exchange.formats import FORMATS
from quizzes.exchange.reading import Item
from quizzes.exchange.shelves import Unstored, desk_for
from quizzes.models import BankImport, Question

KEPT_PICTURE = "kept-picture"


class Action(StrEnum):
    ADD = "add"
    REPLACE = "replace"
    KEEP = "keep"
    REFUSE = "refuse"

    @property
    def label(self) -> str:
        return str(LABELS[self])


LABELS = {
    Action.ADD: gettext_lazy("New"),
    Action.REPLACE: gettext_lazy("Replaces the question with this id"),
    Action.KEEP: gettext_lazy("Same as now"),
    Action.REFUSE: gettext_lazy("Cannot be imported"),
}


@dataclass
class Fate:
    item: Item
    action: Action = Action.REFUSE
    question: Question | None = None  # as it would be
    problems: list[str] = field(default_factory=list)
    state: str = ""  # of the question that is there now

    @property
    def id(self) -> str:
        return str(self.item.entry.get("id") or "")

    @property
    def words(self) -> str:
        return self.question.prompt_words if self.question and self.question.body else self.item.title

    @property
    def kind(self) -> str:
        return str(self.question.kind_name) if self.question and self.question.body else ""

    @property
    def line(self) -> int:
        return self.item.line

    @property
    def place(self) -> str:
        return self.item.place

    @property
    def notes(self) -> list[str]:
        return self.item.notes

    def outcome(self) -> dict[str, Any]:
        """What is remembered once it has happened."""
        said = {"id": self.id, "action": self.action.value, "words": self.words, "kind": self.kind}
        return {**said, "line": self.line, "place": self.place, "problems": self.problems, "notes": self.notes}


def examine(draft: BankImport) -> list[Fate]:
    """What would happen to every item if the draft were applied now."""
    with desk_for(draft) as desk:
        return Examination(draft, desk).fates([Item(**stored) for stored in draft.entries])


def seal(fates: list[Fate]) -> str:
    """Changes whenever something else would happen."""
    return digest_of(*(f"{fate.id} {fate.action} {fate.state}" for fate in fates))


def may_add_pictures(user: User) -> bool:
    return policy_registry.get_by_type(get_image_model()).user_has_permission(user, "add")


class Examination:
    def __init__(self, draft: BankImport, desk: Desk) -> None:
        self.draft = draft
        self.desk = desk
        self.entries = EntryReader(desk)
        self.there = {question.key: question for question in draft.bank.questions.all()}
        self.may_add_pictures = may_add_pictures(draft.uploaded_by)

    def fates(self, items: list[Item]) -> list[Fate]:
        return [self.fate(item) for item in items]

    def fate(self, item: Item) -> Fate:
        if item.problem:
            return Fate(item, problems=[item.problem])
        self.desk.problems = Problems()
        found = self.there.get(str(item.entry.get("id")))
        state = saying(found) if found else ""
        question = self.desk.problems.attempt(self.read, item, found)
        if problems := list(self.desk.problems):
            item.line = next((problem.line for problem in problems if problem.file == FILE), item.line)
            return Fate(item, question=question, problems=[sentence(problem) for problem in problems])
        is_same = found and question and state == saying(question) and not self.brings_picture(item)
        action = Action.KEEP if is_same else Action.REPLACE if found else Action.ADD
        return Fate(item, action, question, state=state)

    def read(self, item: Item, found: Question | None) -> Question:
        node = node_of(self.with_kept(item.entry, found), item.lines or item.line)
        nodes = self.entries.fields(node)
        key = self.entries.key(nodes) or ""
        question = found or Question(bank=self.draft.bank, key=key)
        if key and isinstance(node, Mapping):
            self.entries.fill(question, node, nodes)
            self.check_picture(item, node)
        return question

    def with_kept(self, entry: Entry, found: Question | None) -> Entry:
        """What the format says nothing of stays as it is."""
        keeps = FORMATS[self.draft.format].keeps
        if found is None or not keeps:
            return entry
        sheet = Sheet("")
        now = {name: data for name, data in write_entry(found, sheet).items() if name in keeps and name not in entry}
        if "picture" in now:
            now["picture"] = KEPT_PICTURE
            self.desk.pictures.found[KEPT_PICTURE] = next(iter(sheet.files.by_path.values()))
        return {**entry, **now}

    def check_picture(self, item: Item, node: Mapping) -> None:
        """What the question itself cannot notice while its picture is not on the site yet."""
        if item.entry.get("picture") and not item.entry.get("picture_alt"):
            sentence = _("Say what the picture shows, for people who do not see it.")
            self.desk.problems.add(node.at("picture"), f"`picture_alt`: {sentence}")
        if self.brings_picture(item) and not self.may_add_pictures:
            self.desk.problems.add(node.at("picture"), _("You may not add pictures to the site."))

    def brings_picture(self, item: Item) -> bool:
        return isinstance(self.desk.pictures.found.get(item.entry.get("picture") or ""), Unstored)


def saying(question: Question) -> str:
    """All that a question says, to compare; quicker than YAML."""
    sheet = Sheet("")
    return json.dumps([write_entry(question, sheet), sheet.files.fingerprint()])


def sentence(problem: Problem) -> str:
    return problem.sentence if problem.file == FILE else f"{problem.file}: {problem.sentence}"
