"""Matching, ordering and sorting in `bank.yaml`."""

from pathlib import Path

import pytest

from curriculum.models import Course
from curriculum.packing.exporting import export_pack
from curriculum.packing.loading import load_pack
from curriculum.packing.problems import PackRefused
from quizzes.models import Question
from tests.curriculum.small_pack import change

pytestmark = pytest.mark.usefixtures("empty_site")

QUESTIONS = """\
  - id: whom-to-tell
    type: matching
    tags: []
    difficulty: easy
    practice: true
    prompt: Whom do you tell first?
    pairs:
      - item: A tap drips in a room.
        match: Maintenance
        feedback: They have the tools.
      - item: A guest seems afraid to speak.
        match: The duty manager
    others:
      - The other guests
    feedback: Telling early is **enough**.
  - id: how-to-go-on
    type: ordering
    tags: []
    difficulty: medium
    practice: true
    prompt: In which order do you go on?
    items:
      - Finish what you are doing.
      - Tell the duty manager.
      - Write it down together.
  - id: what-it-tells
    type: sorting
    tags: []
    difficulty: hard
    practice: true
    prompt: What do these tell you?
    categories:
      - Nothing by itself
      - Worth a second look
    items:
      - text: A guest pays in cash.
        category: Nothing by itself
      - text: Someone else holds her papers.
        category: Worth a second look
        feedback: Two signs together are worth telling.
"""


@pytest.fixture
def pack(small_pack) -> Path:
    bank = small_pack / "bank.yaml"
    bank.write_text(bank.read_text(encoding="utf-8") + QUESTIONS, encoding="utf-8")
    return small_pack


def test_they_are_written_back_byte_for_byte_and_load_without_a_change(pack, tmp_path):
    load_pack(pack)
    exported = export_pack(Course.objects.get(), tmp_path / "out") / "bank.yaml"
    assert exported.read_text(encoding="utf-8") == (pack / "bank.yaml").read_text(encoding="utf-8")
    assert load_pack(pack) == []


def test_a_correction_in_the_file_keeps_the_names_of_the_parts(pack):
    load_pack(pack)
    before = Question.objects.get(key="how-to-go-on").frozen()
    change(pack, "bank.yaml", "Tell the duty manager.", "Tell whoever is on duty.")
    load_pack(pack)
    after = Question.objects.get(key="how-to-go-on").frozen()
    assert [item["id"] for item in after["items"]] == [item["id"] for item in before["items"]]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("category: Nothing by itself", "category: Nothing", "“A guest pays in cash.” is put into “Nothing”"),
        ("- The other guests", "- Maintenance", "“Maintenance” belongs to an item."),
        ("- Tell the duty manager.", "- Finish what you are doing.", "Two items say the same thing."),
        ("    pairs:\n", "    couples:\n", "couples"),
    ],
)
def test_a_mistake_is_named_in_the_bank(pack, old, new, sentence):
    change(pack, "bank.yaml", old, new)
    with pytest.raises(PackRefused) as refused:
        load_pack(pack)
    assert sentence in str(refused.value)
    assert {problem.file for problem in refused.value.problems} == {"bank.yaml"}
