"""The packs that come with the site, read as plain files. French (`fr/`) has its own tests."""

from functools import cached_property
from pathlib import Path

import yaml

CURRICULUM = Path(__file__).resolve().parents[2] / "curriculum"
STUDENTS = {"grades-4-6", "grades-7-8", "grades-9-12"}
NOT_PROSE = {
    "block",
    "id",
    "topics",
    "fact",
    "question",
    "file",
    "scene",
    "to",
    "tags",
    "type",
    "difficulty",
    "safety",
    "address",
    "age_band",
    "curriculum_codes",
    "facilitator_module",
}
FOR_LEADERS = {"teacher_note", "hard_question"}
NAMES = {"sources"}  # titles that others gave


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def prose(value, leave_out=FOR_LEADERS | NAMES) -> list[str]:
    """Every text a learner reads, in order."""
    if isinstance(value, dict):
        if value.get("block") in leave_out:
            return []
        return [text for key, part in value.items() if key not in NOT_PROSE for text in prose(part, leave_out)]
    if isinstance(value, list):
        return [text for part in value for text in prose(part, leave_out)]
    return [value] if isinstance(value, str) else []


def blocks(lesson: dict, *kinds: str) -> list[dict]:
    return [block for block in lesson["body"] if block["block"] in kinds]


def kinds(lesson: dict) -> list[str]:
    return [block["block"] for block in lesson["body"]]


def parts_of(question: dict) -> list[dict]:
    """What can be chosen, placed or marked in a question."""
    lists = [question.get(name, []) for name in ("options", "phrases", "messages", "pairs", "items")]
    return [part for parts in lists for part in parts if isinstance(part, dict)]


class Pack:
    def __init__(self, folder: Path):
        self.folder = folder
        self.slug = folder.name
        self.course = read(folder / "course.yaml")
        self.audience = self.course["audience"]
        self.is_for_students = self.audience in STUDENTS

    def __str__(self) -> str:
        return self.slug

    @cached_property
    def lessons(self) -> dict[str, dict]:
        files = [path for path in sorted(self.folder.glob("[0-9]*/[0-9]*.yaml")) if not path.match("*.quiz.yaml")]
        return {f"{path.parent.name}/{path.name}": read(path) for path in files}

    @cached_property
    def quizzes(self) -> dict[str, dict]:
        return {str(path.relative_to(self.folder)): read(path) for path in sorted(self.folder.glob("*/*.quiz.yaml"))}

    @cached_property
    def modules(self) -> list[str]:
        return sorted(path.parent.name for path in self.folder.glob("[0-9]*/module.yaml"))

    @cached_property
    def bank(self) -> dict[str, dict]:
        return {question["id"]: question for question in read(self.folder / "bank.yaml")["questions"]}

    @property
    def drawable(self) -> list[dict]:
        return [question for question in self.bank.values() if not question.get("practice")]

    @property
    def questionnaire(self) -> dict:
        return read(self.folder / "questionnaire.yaml")


PACKS = {folder.name: Pack(folder) for folder in sorted((CURRICULUM / "packs").iterdir()) if folder.is_dir()}
FACTS = {fact["id"]: fact for fact in read(CURRICULUM / "registers" / "facts.yaml")["facts"]}
WORDS = read(CURRICULUM / "registers" / "wording.yaml")["words"]
