"""`questionnaire.yaml`: loaded, written back, and refused with a line where something is wrong."""

from pathlib import Path

import pytest

from curriculum.models import Course
from curriculum.packing.exporting import export_pack
from curriculum.packing.loading import load_pack
from curriculum.packing.problems import PackRefused
from quizzes.models import Questionnaire
from tests.curriculum.small_pack import change, files_of
from tests.curriculum.test_packs_mistakes import line_of
from tests.quizzes.questionnaires.pack import TEXT

FILE = "questionnaire.yaml"

pytestmark = pytest.mark.usefixtures("empty_site")


@pytest.fixture
def pack(small_pack) -> Path:
    (small_pack / FILE).write_text(TEXT, encoding="utf-8")
    return small_pack


def test_it_is_offered_with_its_course(pack):
    assert f"created: {FILE}" in load_pack(pack)
    questionnaire = Questionnaire.objects.get()
    assert questionnaire.live
    assert questionnaire.course == Course.objects.get()
    frozen = questionnaire.frozen()
    assert frozen["scales"]["knowledge"][0] == {"id": "border", "statement": "Knowledge border.", "answer": False}
    assert [item["myth"] for item in frozen["scales"]["myths"]] == [True, True, True, True, False]


def test_it_is_written_back_byte_for_byte(pack, tmp_path):
    load_pack(pack)
    assert files_of(export_pack(Course.objects.get(), tmp_path / "out")) == files_of(pack)


def test_loading_it_again_changes_nothing(pack):
    load_pack(pack)
    assert load_pack(pack) == []


def test_a_changed_file_keeps_its_options_ids(pack):
    load_pack(pack)
    before = Questionnaire.objects.get().frozen()["scales"]
    change(pack, FILE, "Knowledge work.", "Knowledge of work.")
    change(pack, FILE, "Say nothing", "Say nothing yet")
    assert load_pack(pack) == [f"updated: {FILE}"]
    after = Questionnaire.objects.get().frozen()["scales"]
    assert after["knowledge"][1]["statement"] == "Knowledge of work."
    ids = [[option["id"] for option in scales["intention"][0]["options"]] for scales in (before, after)]
    assert ids[0] == ids[1]


def test_where_the_file_is_gone_it_is_no_longer_offered_and_may_come_back(pack):
    load_pack(pack)
    (pack / FILE).unlink()
    assert load_pack(pack) == [f"no longer offered: {FILE}"]
    assert not Questionnaire.objects.get().live
    assert load_pack(pack) == []
    (pack / FILE).write_text(TEXT, encoding="utf-8")
    assert load_pack(pack) == [f"updated: {FILE}"]
    assert Questionnaire.objects.get().live


def test_what_an_editor_changed_is_kept_while_the_file_says_nothing_new(pack):
    load_pack(pack)
    edit("By an editor")
    assert load_pack(pack) == [f"kept as edited on the site: {FILE}"]
    change(pack, FILE, "Before and after", "Then and now")
    with pytest.raises(PackRefused, match="edited on the site"):
        load_pack(pack)
    assert Questionnaire.objects.get().title == "By an editor"
    assert load_pack(pack, overwrite=True) == [f"updated: {FILE}"]
    assert Questionnaire.objects.get().title == "Then and now"


def edit(title: str) -> None:
    questionnaire = Questionnaire.objects.get()
    questionnaire.title = title
    questionnaire.save_revision().publish()


def test_a_draft_is_not_exported_and_is_kept(pack, tmp_path):
    load_pack(pack)
    questionnaire = Questionnaire.objects.get()
    questionnaire.title = "A draft"
    questionnaire.save_revision()
    assert load_pack(pack) == [f"kept as edited on the site: {FILE}"]
    assert export_pack(Course.objects.get(), tmp_path / "out").joinpath(FILE).read_text() == TEXT


MISTAKES = {
    "an unknown field": ("title: Before", "titel: Before", "titel", "no field `titel`"),
    "an answer left out": ("    answer: false\n", "", "id: border", "`answer` is missing"),
    "an answer in words": ("answer: false", "answer: perhaps", "answer: perhaps", "true or false"),
    "no introduction": ("introduction: |", "intro: |", "intro", "no field `intro`"),
    "an id used twice": ("id: work", "id: border", "id: border", "used twice"),
    "a bad id": ("id: work", "id: a b", "id: a b", "An id is made of"),
    "too few statements": ("  - id: sure-a\n    statement: I would know a.\n", "", "id: sure-b", "minimum number"),
    "no helpful option": (
        "      - text: Listen\n        helpful: true\n      - text: Tell a coach\n        helpful: true\n",
        "      - text: Listen\n        helpful: false\n      - text: Tell a coach\n        helpful: false\n",
        "text: Listen",
        "at least one option help",
    ),
    "a list of words": ("confidence:\n", "confidence: [a]\nmore:\n", "confidence: [a]", "Write fields here"),
    "two options alike": ("text: Tell a coach", "text: listen", "text: Listen", "say the same"),
    "a key": ("title: Before", "key: 9f1c2e34-0000-4000-8000-000000000000\ntitle: Before", "key", "no field `key`"),
}


@pytest.mark.parametrize(("old", "new", "where", "words"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_named_with_its_line(pack, everything_stored, old, new, where, words):
    change(pack, FILE, old, new)
    before = everything_stored()
    with pytest.raises(PackRefused) as refused:
        load_pack(pack)
    problems = [problem for problem in refused.value.problems if words in problem.sentence]
    found = [(problem.file, problem.line) for problem in problems]
    line = line_of(pack / FILE, where)
    if words == "used twice":
        line += 3
    assert found == [(FILE, line)], str(refused.value)
    assert everything_stored() == before
