"""Questions that are typed, filled and rated, in `bank.yaml`; and numbers with a decimal part."""

import pytest
from wagtail.blocks import FloatBlock

from curriculum.models import Course
from curriculum.packing.blocks import Desk, Sheet, read_value, write_value
from curriculum.packing.exporting import export_pack
from curriculum.packing.loading import load_pack
from curriculum.packing.nodes import Mapping, parse
from curriculum.packing.problems import Mistake, PackRefused, Problems
from curriculum.packing.writing import to_yaml
from quizzes.models import Question
from tests.curriculum.small_pack import FILES, change

HEAD = """\
    tags: []
    difficulty: medium
    practice: true
"""
ENTRIES = {
    "short_text": """\
    prompt: Which number do you call?
    accepted:
      - "911"
      - nine one one
    feedback: In Canada and the United States.
""",
    "number": """\
    prompt: How long is the work itself?
    value: 7.5
    tolerance: 0.25
    unit: hours
""",
    "gap_choice": """\
    prompt: What do you do?
    text: |
      Tell the [duty manager|guest|other guests] what you saw.
      In danger, call [911|a \\[dear\\] friend].
    feedback: Noticing and telling is enough.
""",
    "rating": """\
    prompt: How sure are you?
    low: Not at all sure
    high: Very sure
    points: 5
""",
}


def entry(kind: str) -> str:
    return f"  - id: new-one\n    type: {kind}\n{HEAD}{ENTRIES[kind]}"


@pytest.fixture
def pack_with(empty_site, small_pack):
    """A function that gives the small pack with one more question in its bank."""

    def write(text: str):
        (small_pack / "bank.yaml").write_text(FILES["bank.yaml"] + text, encoding="utf-8")
        return small_pack

    return write


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_question_is_written_back_byte_for_byte(pack_with, kind, tmp_path):
    load_pack(pack_with(entry(kind)))
    folder = export_pack(Course.objects.get(), tmp_path / "out")
    assert (folder / "bank.yaml").read_text(encoding="utf-8") == FILES["bank.yaml"] + entry(kind)
    assert load_pack(folder) == []


def test_a_number_may_be_whole_and_leave_out_its_tolerance_and_unit(pack_with):
    text = entry("number").replace("7.5", "12").replace("    tolerance: 0.25\n    unit: hours\n", "")
    load_pack(pack_with(text))
    frozen = Question.objects.get(key="new-one").frozen()
    assert (frozen["value"], frozen["tolerance"], frozen["unit"]) == (12, 0, "")


def test_a_gap_keeps_its_name_when_other_words_change(pack_with, small_pack):
    load_pack(pack_with(entry("gap_choice")))
    before = Question.objects.get(key="new-one").frozen()["gaps"]
    change(small_pack, "bank.yaml", "what you saw.", "what you have seen.")
    load_pack(small_pack)
    assert Question.objects.get(key="new-one").frozen()["gaps"] == before


MISTAKES = {  # type, words to replace, with what, where the mistake is, what is said about it
    "words for a number": ("number", "7.5", "seven", "value: seven", "Write a number here, such as 12 or 3.5"),
    "a number in quotes": ("number", "7.5", '"7.5"', "value:", "Write a number here"),
    "an infinite number": ("number", "7.5", ".inf", "value:", "Write a number here"),
    "no number at all": ("number", "7.5", ".nan", "value:", "Write a number here"),
    "a number too large": ("number", "7.5", "1.0e+999", "value:", "Write a number here"),
    "an octal number": ("number", "7.5", "012", "value:", "Write a number here"),
    "hours and minutes": ("number", "7.5", "7:30", "value:", "Write a number here"),
    "a list for a number": ("number", "7.5", "[7.5]", "value:", "Write a number here"),
    "a number left out": ("number", "    value: 7.5\n", "", "id: new-one", "`value` is missing"),
    "a tolerance below nothing": ("number", "0.25", "-1", "tolerance: -1", "greater than or equal to 0"),
    "no accepted answer": ("short_text", '\n      - "911"\n      - nine one one', " []", "accepted: []", "are 0."),
    "an answer twice": ("short_text", "nine one one", "9１1", '- "911"', "count as the same"),
    "a gap without others": ("gap_choice", "|a \\[dear\\] friend", "", "text: |", "Gap 2 needs from 2 to 5 options"),
    "a gap that is not closed": ("gap_choice", "guests]", "guests", "text: |", "Gap 1 does not end on its line"),
    "too many points": ("rating", "points: 5", "points: 11", "points: 11", "less than or equal to 10"),
    "half a point": ("rating", "points: 5", "points: 5.5", "points: 5.5", "whole number"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_line(pack_with, name):
    kind, old, new, where, said = MISTAKES[name]
    assert old in entry(kind)
    pack = pack_with(entry(kind).replace(old, new))
    line = next(n for n, text in enumerate((pack / "bank.yaml").read_text().splitlines(), 1) if where in text)
    with pytest.raises(PackRefused) as refusal:
        load_pack(pack)
    assert f"bank.yaml, line {line}: " in str(refusal.value) and said in str(refusal.value)


# The block alone ------------------------------------------------------------------------------------------------------


def read(written: str) -> float | None:
    problems = Problems()
    node = parse(f"value: {written}", "x.yaml", problems)
    assert isinstance(node, Mapping)
    return read_value(FloatBlock(), node.items["value"], Desk("x", problems, None, None))


@pytest.mark.parametrize(
    ("written", "value", "canonical"),
    [
        ("12", 12, "12"),
        ("12.0", 12, "12"),
        ("-3.50", -3.5, "-3.5"),
        ("0", 0, "0"),
        ("-0.0", 0, "0"),
        ("0.1", 0.1, "0.1"),
        ("1.0e-07", 1e-07, "1.0e-07"),
        ("1.0e+20", 1e20, "1.0e+20"),
        ("~", None, "null"),
    ],
)
def test_a_number_is_written_in_one_way(written, value, canonical):
    stored = read(written)
    assert stored == value and type(stored) is type(value)
    assert to_yaml({"value": write_value(FloatBlock(), stored, Sheet("x"))}) == f"value: {canonical}\n"
    assert read(canonical) == value


def test_a_whole_number_that_an_editor_saved_is_written_without_its_point():
    assert to_yaml([write_value(FloatBlock(), 12.0, Sheet("x"))]) == "- 12\n"


@pytest.mark.parametrize("written", ["1_000", "1:30", "0x1f", "012", ".5", "5.", "1e5", "yes", "+.inf", "''"])
def test_what_yaml_alone_takes_for_a_number_is_refused(written):
    with pytest.raises(Mistake, match="Write a number here, such as 12 or 3.5, without quotes"):
        read(written)
