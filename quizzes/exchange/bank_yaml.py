"""Our own YAML: the entries of `bank.yaml` as packs have them; in a zip file with `images/` if there are pictures."""

from __future__ import annotations

import re
from typing import Any

from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from curriculum.packing import values
from curriculum.packing.blocks import Sheet
from curriculum.packing.nodes import Mapping, Node, Scalar, Sequence, parse
from curriculum.packing.problems import Problem, Problems
from curriculum.packing.writing import to_yaml
from quizzes.bank_entries import write_entry
from quizzes.exchange.reading import Item, Reading
from quizzes.exchange.uploads import Package, Upload, refuse, text_of
from quizzes.exchange.zips import zipped
from quizzes.models import Question

FILE = "bank.yaml"
INT = re.compile(r"-?(0|[1-9]\d{0,15})")


# Reading --------------------------------------------------------------------------------------------------------


def read(upload: Upload, reading: Reading) -> None:
    package = Package(upload.content) if upload.is_zip else None
    if package and FILE not in package:
        raise refuse(_("There is no bank.yaml in the zip file."))
    problems = Problems()
    text = text_of(package.read(FILE) if package else upload.content)
    reading.count(len(text))
    node = parse(text, FILE, problems)
    for question in questions_in(node, problems):
        item = reading.item(question.line, title_of(question))
        if isinstance(question, Mapping):
            item.entry, item.lines = data_of(question), lines_of(question)
            take_picture(item, package, reading)
        else:
            item.problem = _("Write fields here (`name: value`).")
    for problem in problems:
        blame(problem, reading.items)


def questions_in(node: Node, problems: Problems) -> list[Node]:
    if not isinstance(node, Mapping) or "questions" not in node.items:
        raise refuse(_("A bank in YAML has its questions in a list under `questions:`."), node.line)
    values.read_fields(node, ["title", "questions"], [], problems)
    return values.read_items(node.items["questions"])


def title_of(node: Node) -> str:
    id = node.items.get("id") if isinstance(node, Mapping) else None
    return id.text if isinstance(id, Scalar) else ""


def blame(problem: Problem, items: list[Item]) -> None:
    """A problem with the file's form belongs to the question in whose lines it is."""
    before = [item for item in items if item.line <= problem.line]
    if not before:
        raise refuse(problem.sentence, problem.line)
    before[-1].problem, before[-1].line = problem.sentence, problem.line


def take_picture(item: Item, package: Package | None, reading: Reading) -> None:
    name = item.entry.get("picture")
    if not name:
        return
    if package and f"images/{name}" in package:
        item.entry["picture"] = reading.keep(str(name), package.read(f"images/{name}"))
    else:
        sentence = _("Its picture is missing. Upload a zip file with bank.yaml and images/%(name)s in it.")
        item.problem = sentence % {"name": name}


def data_of(node: Node) -> Any:
    """Plain data. Scalars stay text unless that says exactly the same, so that no spelling is lost."""
    if isinstance(node, Mapping):
        return {name: data_of(value) for name, value in node.items.items()}
    if isinstance(node, Sequence):
        return [data_of(value) for value in node.items]
    return scalar_data(node) if isinstance(node, Scalar) else None


def scalar_data(node: Scalar) -> Any:
    if node.kind == "null":
        return None
    if node.kind == "bool" and node.text in ("true", "false"):
        return node.text == "true"
    if node.kind == "int" and INT.fullmatch(node.text):
        return int(node.text)
    if node.kind == "float" and repr(float_of(node.text)) == node.text:
        return float_of(node.text)
    return node.text


def float_of(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def lines_of(node: Node) -> Any:
    """Where everything stands: a number, or one with those of the parts."""
    if isinstance(node, Mapping):
        return [node.line, {name: lines_of(value) for name, value in node.items.items()}]
    if isinstance(node, Sequence):
        return [node.line, [lines_of(value) for value in node.items]]
    return node.line


def node_of(data: Any, lines: Any) -> Node:
    """The way back: nodes as if `data` had just been read. One number is the line of everything."""
    line, within = lines if isinstance(lines, list) else (lines, None)
    if isinstance(data, dict):
        places = {name: within[name] if within else line for name in data}
        nodes = {name: node_of(value, places[name]) for name, value in data.items()}
        return Mapping(FILE, line, nodes, {name: node.line for name, node in nodes.items()})
    if isinstance(data, list):
        places_of_items = within or [line] * len(data)
        return Sequence(FILE, line, [node_of(*pair) for pair in zip(data, places_of_items, strict=True)])
    return scalar_node(data, line)


def scalar_node(data: Any, line: int) -> Scalar:
    if data is None:
        return Scalar(FILE, line, "", "null")
    if isinstance(data, bool):
        return Scalar(FILE, line, "true" if data else "false", "bool")
    if isinstance(data, int | float):
        return Scalar(FILE, line, repr(data), "int" if isinstance(data, int) else "float")
    return Scalar(FILE, line, str(data))


# Writing --------------------------------------------------------------------------------------------------------


def write(questions: list[Question], title: str) -> tuple[bytes, bool]:
    """The file, and whether it is a zip file."""
    sheet = Sheet("")
    entries = [write_entry(question, sheet) for question in questions]
    there = {
        path: image.file for path, image in sheet.files.by_path.items() if image.file.storage.exists(image.file.name)
    }
    for entry in entries:
        if "picture" in entry and f"images/{entry['picture']}" not in there:
            del entry["picture"], entry["picture_alt"]
    text = to_yaml({"title": title, "questions": entries}).encode()
    if not there:
        return text, False
    return zipped({FILE: text, **{path: content_of(file) for path, file in there.items()}}), True


def content_of(file: FieldFile) -> bytes:
    with file.storage.open(file.name or "") as source:
        return source.read()
