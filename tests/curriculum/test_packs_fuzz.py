"""Whatever is wrong with a pack, it is either loaded or refused with a place; never a crash, never half of it."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from curriculum.packing.loading import load_pack
from curriculum.packing.problems import PackRefused
from tests.curriculum.small_pack import FILES, SVG, write_small_pack

YAML_FILES = [name for name in FILES if name.endswith(".yaml")]
ODD_VALUES = [None, "", [], {}, "x" * 400, -1, 0, 3.5, True, "2024-01-01", [[]], {"a": 1}, ["", None], "a\nb", "\x00"]
ODD_WORDS = [
    "\t",
    ": ",
    "- ",
    "&a ",
    "*a",
    "!!x ",
    "{",
    "[",
    '"',
    "'",
    "|",
    "\n---\n",
    "\x85",
    "\ufeff",
    "’",
    "\U0001f642",
]

FUZZ = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Undo(Exception):
    """Puts the database back after each example."""


def places(value: Any, path: tuple = ()) -> Iterator[tuple]:
    if path:
        yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*path, key))


def holder(data: Any, path: tuple) -> Any:
    for key in path[:-1]:
        data = data[key]
    return data


@some.composite
def changed_fields(draw) -> tuple[str, str]:
    """A file in which a field is dropped, renamed, given another kind of value, or an item stands twice."""
    name = draw(some.sampled_from(YAML_FILES))
    data = yaml.safe_load(FILES[name])
    path = draw(some.sampled_from(list(places(data))))
    within, last = holder(data, path), path[-1]
    match draw(some.sampled_from(["drop", "odd", "rename", "twice"])):
        case "drop":
            del within[last]
        case "rename" if isinstance(within, dict):
            within[draw(some.sampled_from(["x", "text", "id", "key", "block", "draw", "bank"]))] = within.pop(last)
        case "twice" if isinstance(within, list):
            within.insert(last, copy.deepcopy(within[last]))
        case _:
            within[last] = draw(some.sampled_from(ODD_VALUES))
    return name, yaml.dump(data, sort_keys=False, allow_unicode=True)


@some.composite
def changed_text(draw) -> tuple[str, str]:
    """A file in which lines are lost or odd signs were typed."""
    name = draw(some.sampled_from(YAML_FILES))
    text = FILES[name]
    at = draw(some.integers(0, len(text)))
    cut = draw(some.integers(0, 40))
    return name, text[:at] + draw(some.sampled_from(["", *ODD_WORDS])) + text[at + cut :]


def try_to_load(pack: Path, everything_stored) -> None:
    before = everything_stored()
    try:
        with transaction.atomic():
            load_pack(pack)
            assert load_pack(pack) == [], "loading it again changed something"
            raise Undo
    except Undo:
        return
    except PackRefused as refused:
        assert refused.problems
        for problem in refused.problems:
            assert 1 <= problem.line <= lines_of(pack / problem.file), problem
    assert everything_stored() == before


def lines_of(path: Path) -> int:
    return max(1, path.read_bytes().count(b"\n") + 1) if path.is_file() else 1


@pytest.mark.usefixtures("empty_site")
@given(changed_fields() | changed_text())
@FUZZ
def test_a_pack_with_something_changed_is_loaded_or_refused_with_a_place(tmp_path, everything_stored, changed):
    pack = write_small_pack(tmp_path)
    name, text = changed
    (pack / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    try_to_load(pack, everything_stored)


@pytest.mark.usefixtures("empty_site")
@given(some.integers(0, len(SVG)), some.integers(0, 30), some.sampled_from([b"", b"<script/>", b"\xff", b"&a;", b"<"]))
@FUZZ
def test_a_damaged_picture_is_stored_or_refused(tmp_path, everything_stored, at, cut, extra):
    pack = write_small_pack(tmp_path)
    (pack / "images/lobby.svg").write_bytes(SVG[:at].encode() + extra + SVG[at + cut :].encode())
    try_to_load(pack, everything_stored)
