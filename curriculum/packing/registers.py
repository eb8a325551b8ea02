"""Register files (facts, help services, words explained and to avoid) → snippets. What editors changed here stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import global_settings, settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from curriculum.choices import Audience, KeptFrom, Sector, Topic, Verification, WordingAction
from curriculum.models import ComplianceProfile, Fact, GlossaryTerm, HelpService, WordToAvoid, WorkplaceWords
from curriculum.models.registers import Spoken
from curriculum.packing import values
from curriculum.packing.blocks import Desk, Sheet
from curriculum.packing.checking import complaints
from curriculum.packing.fields import Day, Field, Line, Lines, Number, Paragraphs, Truth, Words
from curriculum.packing.memory import Action, Memory, digest_of
from curriculum.packing.nodes import Mapping, Node, read_yaml
from curriculum.packing.problems import Mistake, Place, Problems, Spot
from curriculum.packing.shelves import media_shelf, picture_shelf
from curriculum.packing.writing import to_yaml
from people.models import Work

STATUS = Line("status", required=True, choices=Verification.values)


@dataclass(frozen=True)
class Register:
    file: str
    heading: str  # the one field of the file, a list of entries
    name: str  # what an entry calls its key
    model: Any
    fields: tuple[Field, ...]

    language: str = ""  # of the folder, for words in another language
    may_be_missing: bool = False  # a folder from before there was such a register

    def state(self, entry: Any) -> str:
        return digest_of(to_yaml(self.write(entry)))

    def write(self, entry: Any) -> dict[str, Any]:
        """As the file would say it, without its key."""
        sheet = Sheet("")
        return {field.name: field.write(entry, sheet) for field in self.fields}

    def subject(self, entry: Any) -> str:
        parts = (self.model._meta.model_name, self.language, entry.key)
        return ":".join(part for part in parts if part)

    def in_words_of(self, language: str) -> Register:
        """What `facts.yaml` of another language holds: ids and words. Everything else is the original's."""
        words = tuple(field for field in self.fields if field.name in self.model.WORDS)
        return replace(self, file=f"{language}/{self.file}", fields=words, language=language)

    def find(self, key: str) -> Any:
        """The entry, or a new one; None if it is to translate one that is not there."""
        entries = self.model._default_manager.filter(key=key)
        original = entries.originals().first() if issubclass(self.model, Spoken) else entries.first()
        if not self.language:
            return original or self.model(key=key)
        locale = Locale.objects.get(language_code=self.language)
        if original is None:
            return None
        shared = {**original.shared, "locale": locale, "translation_key": original.translation_key}
        return original.get_translation_or_none(locale) or self.model(**shared)


REGISTERS = (
    Register(
        "facts.yaml",
        "facts",
        "id",
        Fact,
        (
            Paragraphs("wording", required=True),
            Line("source", required=True),
            Line("address"),
            Line("year"),
            Words("audiences", choices=Audience.values),
            STATUS,
            Paragraphs("note"),
            Day("review_by", required=True),
        ),
    ),
    Register(
        "help_services.yaml",
        "services",
        "key",
        HelpService,
        (
            Line("name", required=True),
            *(Line(name) for name in ("description", "region", "languages", "phone", "sms", "sms_keyword", "web")),
            *(Line(name) for name in ("hours", "audience")),
            Line("kind", required=True, choices=HelpService.Kind.values),
            STATUS,
            Day("verified_on", silence=None),
            Day("next_check", silence=None),
            Paragraphs("note"),
        ),
    ),
    Register(
        "glossary.yaml",
        "terms",
        "key",
        GlossaryTerm,
        (Line("term", required=True), Paragraphs("meaning", required=True)),
    ),
    Register(
        "wording.yaml",
        "words",
        "id",
        WordToAvoid,
        (
            Line("avoid", required=True),
            Lines("forms"),
            Line("prefer", required=True),
            Line("action", required=True, choices=WordingAction.values),
            Words("audiences", choices=Audience.values),
            Line("language", silence="en", choices=[code for code, _name in settings.LANGUAGES]),
        ),
    ),
    Register(
        "compliance_profiles.yaml",
        "profiles",
        "key",
        ComplianceProfile,
        (
            Line("name", required=True),
            Line("region"),
            Line("audience", choices=Audience.values),
            Line("sector", choices=Sector.values),
            Words("covered_works", choices=Work.values),
            Number("minimum_minutes", silence=None),
            Truth("is_paced", silence=False),
            Words("required_topics", choices=Topic.values),
            Words("required_contacts"),
            *(Number(name, silence=None) for name in ("due_days", "renewal_months", "renewal_month", "renewal_day")),
            Paragraphs("attestation"),
            Truth("asks_signature", silence=False),
            Number("retention_months", silence=None),
            Line("retention_from", silence=KeptFrom.COMPLETION.value, choices=KeptFrom.values),
            Number("hours_to_produce", silence=None),
            Line("approval_reference"),
            Day("approved_until", silence=None),
            Line("source"),
            Line("address"),
            STATUS,
            Paragraphs("note"),
            Day("review_by", required=True),
        ),
    ),
    Register(
        "workplace_words.yaml",
        "wordings",
        "key",
        WorkplaceWords,
        (
            Line("language", silence="en", choices=[code for code, _name in global_settings.LANGUAGES]),
            Line("profile"),
            Line("region"),
            Line("title"),
            Paragraphs("lead"),
            Line("procedure_title"),
            Paragraphs("procedure_lead"),
            *(Lines(name) for name in WorkplaceWords.LISTS),
            Words("facts"),
            *(Line(name) for name in WorkplaceWords.LABELS),
            Paragraphs("rule_note"),
            Line("source"),
            Line("address"),
            STATUS,
            Paragraphs("note"),
            Day("review_by", required=True),
        ),
        may_be_missing=True,
    ),
)
SPOKEN = tuple(register for register in REGISTERS if issubclass(register.model, Spoken))


def load_registers(folder: Path, *, update: bool = False) -> list[str]:
    """Create what is missing and bring up to date what nobody edited on the site; with `update`, that too. What
    changed, a line each; PackRefused, and nothing written, if anything is wrong."""
    problems = Problems()
    with transaction.atomic():
        load = RegisterLoad(Path(folder), problems, update)
        for register in REGISTERS:
            load.read(register, may_be_missing=register.may_be_missing)
        for language in Locale.objects.values_list("language_code", flat=True):
            for register in SPOKEN:
                load.read(register.in_words_of(language), may_be_missing=True)
        problems.refuse_if_any()
    return load.report


class RegisterLoad:
    def __init__(self, folder: Path, problems: Problems, update: bool) -> None:
        self.folder = folder
        self.problems = problems
        self.update = update
        self.memory = Memory()
        self.report: list[str] = []
        self.desk = Desk("", problems, picture_shelf(folder), media_shelf(folder))

    def read(self, register: Register, *, may_be_missing: bool = False) -> None:
        path = self.folder / register.file
        if may_be_missing and not path.is_file():
            return
        if not path.is_file():
            self.problems.add(Spot(register.file), _("There is no such file in %(folder)s.") % {"folder": self.folder})
            return
        node = read_yaml(path, register.file, self.problems)
        if node is not None:
            self.problems.attempt(self.read_entries, register, node)

    def read_entries(self, register: Register, node: Node) -> None:
        fields = values.read_fields(node, [register.heading], [register.heading], self.problems)
        seen: set[str] = set()
        for position, item in enumerate(values.read_items(fields[register.heading]) if fields else [], start=1):
            self.problems.attempt(self.read_entry, register, item, position, seen)

    def read_entry(self, register: Register, node: Node, position: int, seen: set[str]) -> None:
        before = self.problems.mishaps
        required = [register.name, *(field.name for field in register.fields if field.required)]
        known = [register.name, *(field.name for field in register.fields)]
        nodes = values.read_fields(node, known, required, self.problems)
        key = self.read_key(register, node, seen)
        entry = register.find(key)
        if entry is None:
            raise Mistake(node, _("There is no entry “%(id)s” that this could translate.") % {"id": key})
        found = register.state(entry) if entry.pk else None
        if entry.pk is None and hasattr(entry, "position") and not register.language:
            entry.position = position  # the order of the file is the order shown, until an editor says otherwise
        for field in register.fields:
            self.fill(entry, field, nodes.get(field.name))
        if self.problems.mishaps == before:
            self.complain(self.wrong_together(entry, node))
        if self.problems.mishaps == before:
            self.save(register, entry, found)

    def wrong_together(self, entry: Any, node: Node) -> Iterator[tuple[Place, str]]:
        """What the fields are not alone but beside each other, as the desk says it too."""
        try:
            entry.clean()
        except ValidationError as error:
            yield from complaints(error, node)

    def read_key(self, register: Register, node: Node, seen: set[str]) -> str:
        given = node.items.get(register.name) if isinstance(node, Mapping) else None
        if given is None:
            raise Mistake(node, _("The field `%(name)s` is missing.") % {"name": register.name})
        key = values.read_name(given)
        if key in seen:
            raise Mistake(given, _("The id “%(id)s” is used twice.") % {"id": key})
        seen.add(key)
        return key

    def fill(self, entry: Any, field: Field, node: Node | None) -> None:
        if node is None or values.is_empty(node):
            field.store(entry, field.silence)
        elif (value := self.problems.attempt(field.read, node, self.desk)) is not None:
            field.store(entry, value)
            self.complain(field.check(entry, value, node))

    def complain(self, found: Iterable) -> None:
        for place, sentence in found:
            self.problems.add(place, sentence)

    def save(self, register: Register, entry: Any, found: str | None) -> None:
        subject, wanted = register.subject(entry), register.state(entry)
        action = self.memory.decide(subject, found, wanted, self.update)
        if action is Action.WRITE:
            entry.save()
            self.report.append(f"{_('updated') if found else _('created')}: {register.file}, {entry.key}")
        if action in (Action.WRITE, Action.NONE):
            self.memory.remember(subject, wanted)
        else:
            self.report.append(_("kept as edited on the site: %(entry)s") % {"entry": f"{register.file}, {entry.key}"})
