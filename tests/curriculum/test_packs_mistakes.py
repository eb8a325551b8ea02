"""Every mistake is named with its file and line, and then nothing is written."""

import shutil
from pathlib import Path

import pytest

from curriculum.packing.loading import load_pack
from curriculum.packing.problems import PackRefused
from tests.curriculum.small_pack import change

DESK = "01-first-module/01-at-the-desk.yaml"
TELL = "02-second-module/01-whom-to-tell.yaml"
CHECK = "01-first-module/02-check.quiz.yaml"
MODULE = "02-second-module/module.yaml"

pytestmark = pytest.mark.usefixtures("empty_site")

MISTAKES = {  # file, words to replace, with what, where the mistake is, what is said about it
    "broken YAML": (DESK, "minutes: 4", "minutes: [4", "objectives:", "not valid YAML"),
    "a tab for indenting": (DESK, "  - Say what you saw.", "\t- Say", "- Say", "not valid YAML"),
    "a control character": (DESK, "title: At the desk", 'title: "At\\x07"', "title:", "control character"),
    "an unknown field": (DESK, "minutes: 4", "minutes: 4\ncolour: red", "colour", "no field `colour`"),
    "an unknown field of a block": (DESK, "    fact: F1", "    fact: F1\n    size: 2", "size: 2", "no field `size`"),
    "a missing field": (DESK, "minutes: 4\n", "", "title:", "`minutes` is missing"),
    "a field twice": (DESK, "minutes: 4", "minutes: 4\nminutes: 5", "minutes: 5", "`minutes` is here twice"),
    "words for a number": (DESK, "minutes: 4", "minutes: four", "minutes", "whole number"),
    "a number in quotes": (DESK, "minutes: 4", 'minutes: "4"', "minutes", "whole number"),
    "a number below nothing": (DESK, "minutes: 4", "minutes: -4", "minutes", "`minutes`: "),
    "a list for text": (DESK, "title: At the desk", "title: [a, b]", "title", "Write text here"),
    "text for a list": (DESK, "topics: [definition, contacts]", "topics: definition", "topics", "Write a list here"),
    "text for fields": (DESK, "  - block: fact\n    id: fact\n    fact: F1", "  - a fact", "- a fact", "starts with"),
    "an unknown topic": (
        DESK,
        "[definition, contacts]",
        "[definition, feelings]",
        "topics",
        "“feelings” is not",
    ),
    "an unknown audience": (
        "course.yaml",
        "audience: employers",
        "audience: all",
        "audience",
        "not one of: educators",
    ),
    "an unknown language": ("course.yaml", "language: en", "language: tlh", "language", "“tlh” is not one of"),
    "a title too long": ("course.yaml", "title: Small Steps", f"title: {'a' * 256}", "title", "at most 255"),
    "an unknown kind of block": (DESK, "block: fact", "block: figure", "figure", "“figure” is not one of"),
    "a block without a kind": (DESK, "  - block: fact\n    id", "  - id", "- id: fact", "starts with `block: …`"),
    "a block without an id": (DESK, "    id: fact\n", "", "block: fact", "`id` is missing"),
    "an id twice": (DESK, "id: fact\n", "id: opening # again\n", "# again", "“opening” is used twice"),
    "an id that is none": (DESK, "id: fact\n", "id: a fact\n", "id: a fact", "An id is made of"),
    "an unknown fact": (DESK, "fact: F1", "fact: F99", "fact: F99", "no fact “F99”"),
    "an unknown question": (DESK, "question: one-sign", "question: two-signs", "two-signs", "no question “two-signs”"),
    "no words for the picture": (DESK, "    alt: A calm lobby.\n", "", "block: image", "`alt` is missing"),
    "an empty description": (DESK, "alt: A calm lobby.", "alt: ''", "alt:", "`alt`: This field is required"),
    "a missing picture": (DESK, "file: lobby.svg", "file: hall.svg", "hall", "There is no file images/hall.svg"),
    "a picture outside the pack": (DESK, "file: lobby.svg", "file: ../course.yaml", "../", "is not a file name"),
    "a picture by its path": (DESK, "file: lobby.svg", "file: /etc/passwd.svg", "/etc/", "is not a file name"),
    "a picture of another kind": (DESK, "file: lobby.svg", "file: lobby.bmp", "bmp", "svg, png, jpg"),
    "a truth value in words": (DESK, "second_look: true", "second_look: maybe", "maybe", "true or false"),
    "a truth value unsaid": (DESK, "        second_look: true\n", "", "from: Ben", "`second_look` is missing"),
    "a story without scenes": (DESK, "    scenes:\n", "    scenes: []\n    x:\n", "scenes: []", "This list is empty"),
    "a choice to nowhere": (DESK, "to: aloud", "to: silence", "choice: Ask aloud", "leads to “silence”"),
    "a scene that cannot be reached": (DESK, "to: aloud", "to: told", "scene: aloud", "No choice leads to this scene"),
    "a scene name twice": (DESK, "scene: told", "scene: start #", "start #", "already called “start”"),
    "a heading where none may be": (DESK, "text: A guest waits.", "text: '## A guest'", "## A guest", "no heading"),
    "HTML": (DESK, "Words with a", "Words <b>with</b> a", "<b>", "HTML"),
    "a dangerous link": (DESK, "https://example.org/", "javascript:alert(1)", "javascript", "A link starts with"),
    "an anchor": (DESK, "title: At the desk", "title: &a At the desk", "&a", "Anchors"),
    "an alias": (DESK, "title: At the desk", "title: *a", "*a", "Aliases"),
    "a tag": (DESK, "title: At the desk", "title: !!python/object:os.system x", "!!", "Tags"),
    "a second document": (DESK, "title: At the desk", "title: At the desk\n---\ntitle: b", "title", "more than one"),
    "deep nesting": (DESK, "title: At the desk", f"title: {'[' * 60}{']' * 60}", "title", "nested too deeply"),
    "a bad key": (MODULE, "title: Second module", "title: Second module\nkey: 12", "key", "A key is a UUID"),
    "two right options of one": (
        "bank.yaml",
        "text: Ask the guest.",
        "text: A\n        correct: true",
        "- text: Keep",
        "one",
    ),
    "a question twice": ("bank.yaml", "id: border", "id: one-sign # again", "# again", "“one-sign” is used twice"),
    "an unknown difficulty": ("bank.yaml", "difficulty: easy", "difficulty: mean", "mean", "“mean” is not one of"),
    "an unknown type": ("bank.yaml", "type: true_false", "type: riddle", "riddle", "“riddle” is not one of"),
    "no answer": ("bank.yaml", "    answer: false\n", "", "id: border", "`answer` is missing"),
    "too many to draw": (CHECK, "count: 1", "count: 7", "count: 7", "only 1 such"),
    "a bank that is not there": (CHECK, "count: 1", "count: 1\n      bank: other", "other", "no question bank “other”"),
    "words for a note's minutes": (DESK, "    minutes: 5", "    minutes: five", "minutes: five", "whole number"),
    "a note without time": (DESK, "    minutes: 5", "    minutes: 0", "minutes: 0", "`minutes`: "),
    "a hard question without an answer": (
        DESK,
        "    answer: |\n      No.",
        "    x: |\n      No.",
        "block: hard_question",
        "`answer` is missing",
    ),
    "a placeholder nothing fills": (
        "course.yaml",
        "by {date}",
        "by {day}",
        "by {day}",
        "`parent_letter_exemption`: {day} is not filled in",
    ),
    "a module that is no address": (
        "course.yaml",
        "other-course/leading-it",
        "leading it",
        "facilitator_module",
        "my-course/my-module",
    ),
    "codes that are no list": (
        DESK,
        "curriculum_codes:\n  - Ontario",
        "curriculum_codes: Ontario",
        "curriculum_codes",
        "Write a list",
    ),
    "a pass mark over 100": (CHECK, "pass_mark: 80", "pass_mark: 101", "pass_mark", "less than or equal to 100"),
}


@pytest.mark.parametrize(("file", "old", "new", "where", "words"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_named_with_its_line(small_pack, everything_stored, file, old, new, where, words):
    change(small_pack, file, old, new)
    before = everything_stored()
    with pytest.raises(PackRefused) as refused:
        load_pack(small_pack)
    found = [(problem.file, problem.line) for problem in refused.value.problems if words in problem.sentence]
    assert found == [(file, line_of(small_pack / file, where))], str(refused.value)
    assert everything_stored() == before


def line_of(path: Path, words: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def test_all_mistakes_are_named_at_once(small_pack):
    change(small_pack, DESK, "minutes: 4", "minutes: four")
    change(small_pack, DESK, "fact: F1", "fact: F99")
    change(small_pack, TELL, "id: opening", "id: an opening")
    change(small_pack, "bank.yaml", "answer: false", "answer: perhaps")
    with pytest.raises(PackRefused) as refused:
        load_pack(small_pack)
    assert [problem.file for problem in refused.value.problems] == [DESK, DESK, TELL, "bank.yaml"]


def test_a_mistake_in_a_question_is_not_blamed_on_the_lesson_that_asks_it(small_pack):
    change(small_pack, "bank.yaml", "difficulty: easy", "difficulty: mean")
    with pytest.raises(PackRefused) as refused:
        load_pack(small_pack)
    assert [problem.file for problem in refused.value.problems] == ["bank.yaml"]


def test_a_changed_pack_with_a_mistake_changes_nothing_of_what_is_there(small_pack, everything_stored):
    load_pack(small_pack)
    change(small_pack, "images/lobby.svg", "#446", "#644")
    change(small_pack, "bank.yaml", "It does not.", "It never does.")
    change(small_pack, TELL, "minutes: 3", "minutes: three")
    before = everything_stored()
    with pytest.raises(PackRefused):
        load_pack(small_pack)
    assert everything_stored() == before


def refused_at(pack) -> list[tuple[str, int]]:
    with pytest.raises(PackRefused) as refused:
        load_pack(pack)
    return [(problem.file, problem.line) for problem in refused.value.problems]


def test_a_key_used_twice_is_named(small_pack):
    key = "key: 9f1c2e34-0000-4000-8000-000000000000\n"
    for file in (DESK, TELL):
        change(small_pack, file, "title:", f"{key}title:")
    assert refused_at(small_pack) == [(TELL, 1)]


def test_a_symbolic_link_is_refused(small_pack, tmp_path):
    (tmp_path / "elsewhere.svg").write_text((small_pack / "images/lobby.svg").read_text())
    (small_pack / "images/lobby.svg").unlink()
    (small_pack / "images/lobby.svg").symlink_to(tmp_path / "elsewhere.svg")
    assert (DESK, line_of(small_pack / DESK, "lobby.svg")) in refused_at(small_pack)


def test_a_linked_page_or_folder_is_refused(small_pack, tmp_path):
    shutil.move(small_pack / TELL, tmp_path / "tell.yaml")
    (small_pack / TELL).symlink_to(tmp_path / "tell.yaml")
    (small_pack / "03-third").symlink_to(small_pack / "01-first-module")
    assert refused_at(small_pack) == [(TELL, 1), ("03-third", 1)]


@pytest.mark.parametrize("name", ["notes.txt", "01-first-module/lesson.yaml", "01-first-module/01-again.yml", "third"])
def test_a_file_that_does_not_belong_is_named(small_pack, name):
    (small_pack / name).write_text("title: A")
    assert refused_at(small_pack) == [(name, 1)]


def test_two_files_of_one_number_or_name_are_named(small_pack):
    text = (small_pack / TELL).read_text()
    for name in ("01-other.yaml", "02-whom-to-tell.yaml"):
        (small_pack / "02-second-module" / name).write_text(text)
    assert ("02-second-module/01-whom-to-tell.yaml", 1) in refused_at(small_pack)
    assert ("02-second-module/02-whom-to-tell.yaml", 1) in refused_at(small_pack)


def test_a_module_without_its_file_is_named(small_pack):
    (small_pack / MODULE).unlink()
    assert refused_at(small_pack) == [(MODULE, 1)]


def test_a_file_too_large_or_not_text_is_named(small_pack):
    (small_pack / TELL).write_text("title: " + "a" * 600_000)
    (small_pack / MODULE).write_bytes(b"title: \xff\xfe\xfa")
    assert refused_at(small_pack) == [(TELL, 1), (MODULE, 1)]


def test_a_picture_too_large_is_named(small_pack):
    (small_pack / "images/lobby.svg").write_bytes(b" " * (5 * 1024 * 1024 + 1))
    assert refused_at(small_pack) == [("images/lobby.svg", 1)]


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n broken"])
def test_a_picture_that_is_none_is_named(small_pack, content):
    (small_pack / "images/lobby.png").write_bytes(content)
    change(small_pack, DESK, "file: lobby.svg", "file: lobby.png")
    assert refused_at(small_pack) == [("images/lobby.png", 1)]


SIZES = ['viewBox="0 0 8"', 'viewBox="0 0 0 0"', 'viewBox="a b c d"', 'width="x" height="1"', 'width="1e400"', ""]


@pytest.mark.parametrize("size", SIZES)
def test_a_drawing_without_a_sensible_size_is_named_or_stored(small_pack, everything_stored, size):
    change(small_pack, "images/lobby.svg", 'viewBox="0 0 8 4"', size)
    before = everything_stored()
    try:
        load_pack(small_pack)
    except PackRefused as refused:
        assert {problem.file for problem in refused.problems} == {"images/lobby.svg"}
        assert everything_stored() == before
