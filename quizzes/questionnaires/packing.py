"""`questionnaire.yaml` in packs, beside course.yaml. See docs/packs.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Locale

from curriculum.models import Course
from curriculum.packing import values
from curriculum.packing.blocks import Desk, Sheet, read_struct
from curriculum.packing.fields import Blocks, Field, Line, Markdown
from curriculum.packing.loading import Load
from curriculum.packing.memory import Action, digest_of
from curriculum.packing.nodes import Mapping, Node
from curriculum.packing.problems import Mistake, Spot
from curriculum.packing.writing import to_yaml
from quizzes.models import Questionnaire
from quizzes.models.questionnaires import SCALES

FILE = "questionnaire.yaml"


@dataclass(frozen=True, eq=False)
class Items(Blocks):
    """A StreamField of one kind of block, which goes without saying."""

    def read_item(self, node: Node, desk: Desk, seen: set[str]) -> dict:
        (block,) = self.blocks.values()
        nodes = values.read_fields(node, ["id", *block.child_blocks], ["id", *self.needed(block)], desk.problems)
        id = desk.problems.attempt(self.read_id, nodes["id"], seen) if "id" in nodes else ""
        return {"type": block.name, "value": read_struct(block, nodes, desk), "id": id}

    def write_item(self, child: Any, sheet: Sheet) -> dict:
        written = super().write_item(child, sheet)
        del written[self.kind]
        return written


FIELDS: tuple[Field, ...] = (
    Line("title", required=True),
    Markdown("introduction", required=True),
    *(Items(scale, required=True, model=Questionnaire) for scale in SCALES),
)


class QuestionnaireFile:
    """A part of a pack that curriculum knows nothing of. Where its file is gone it is no longer offered, and kept."""

    file = FILE

    def load(self, node: Node | None, load: Load) -> None:
        QuestionnaireLoad(load).take(node)

    def write(self, course: Course, sheet: Sheet) -> Any:
        there = Questionnaire.objects.filter(course=course, live=True).first()
        return write(there, sheet) if there else None


def write(questionnaire: Questionnaire, sheet: Sheet) -> dict[str, Any]:
    return {field.name: field.write(questionnaire, sheet) for field in FIELDS}


def state_of(questionnaire: Questionnaire, *, as_published: bool = False) -> str:
    """Two that would be written alike are alike."""
    if as_published or (questionnaire.live and not questionnaire.has_unpublished_changes):
        standing = "published"
    else:
        standing = "draft" if questionnaire.live else "unpublished"
    return digest_of(to_yaml(write(questionnaire, Sheet(""))), standing)


class QuestionnaireLoad:
    def __init__(self, load: Load) -> None:
        self.load = load
        self.problems = load.desk.problems
        self.locale = load.read_locale()
        self.there = self.find()
        language = self.locale.language_code if self.locale else ""
        self.subject = f"questionnaire:{language}:{load.pack.course.key}"

    def find(self) -> Questionnaire | None:
        """As its editors last left it."""
        there = self.at_course(self.locale)
        return there.get_latest_revision_as_object() if there and there.has_unpublished_changes else there

    def translated(self) -> Questionnaire | None:
        """What the file translates: its parts have the same ids, which answers name."""
        return self.at_course(self.load.original.locale) if self.load.original else None

    def at_course(self, locale: Locale | None) -> Questionnaire | None:
        if (key := self.load.pack.course.key) is None or locale is None:
            return None
        return Questionnaire.objects.filter(course__translation_key=key, course__locale=locale).first()

    def take(self, node: Node | None) -> None:
        if node is not None:
            self.problems.attempt(self.read, node)
        elif self.there and self.there.live and self.subject in self.load.memory:
            place, found = Spot(self.load.file(FILE)), state_of(self.there)
            if self.load.decide(place, self.subject, found, digest_of("withdrawn")) is Action.WRITE:
                self.load.later.append(self.withdraw)

    def read(self, node: Node) -> None:
        found = state_of(self.there) if self.there else None
        questionnaire = self.there or Questionnaire()
        questionnaire.translates = self.translated()
        before = self.problems.mishaps
        self.fill(questionnaire, node)
        if self.problems.mishaps > before:
            return
        wanted = state_of(questionnaire, as_published=True)
        action = self.load.decide(node, self.subject, found, wanted, self.load.file(FILE))
        if action is Action.WRITE:
            self.load.later.append(lambda: self.publish(questionnaire))
        if action not in (Action.KEEP, Action.CONFLICT):
            self.load.memory.remember(self.subject, wanted)

    def fill(self, questionnaire: Questionnaire, node: Node) -> None:
        """Put the file's content on the questionnaire, noting what is wrong with it."""
        if not isinstance(node, Mapping):
            raise Mistake(node, _("Write fields here (`name: value`)."))
        names = [field.name for field in FIELDS]
        nodes = values.read_fields(node, names, names, self.problems)
        for field in FIELDS:
            given = nodes.get(field.name)
            value = self.problems.attempt(field.read, given, self.load.desk) if given else None
            if given and value is not None:
                field.store(questionnaire, value)
                for place, sentence in field.check(questionnaire, value, given):
                    self.problems.add(place, sentence)

    def publish(self, questionnaire: Questionnaire) -> None:
        is_new = questionnaire.pk is None
        if self.load.plan:
            questionnaire.course = self.load.plan.page  # written by now
        questionnaire.live = True
        questionnaire.save()
        questionnaire.save_revision().publish()
        self.load.report.append(f"{_('created') if is_new else _('updated')}: {self.load.file(FILE)}")

    def withdraw(self) -> None:
        if (there := self.at_course(self.locale)) is None:
            return
        there.unpublish()
        self.load.memory.remember(self.subject, state_of(there))
        self.load.report.append(_("no longer offered: %(file)s") % {"file": self.load.file(FILE)})
