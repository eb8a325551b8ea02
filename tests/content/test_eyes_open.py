"""The hospitality course keeps the house rules for content."""

import re
from pathlib import Path

import pytest
import yaml

from curriculum.choices import Topic
from tests.content.reading_grade import reading_grade

CURRICULUM = Path(__file__).resolve().parents[2] / "curriculum"
PACK = CURRICULUM / "packs" / "eyes-open-doors-open"
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
}
FOR_LEADERS = {"teacher_note"}


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def prose(value) -> list[str]:
    """Every text a learner reads, in order."""
    if isinstance(value, dict):
        if value.get("block") in FOR_LEADERS:
            return []
        return [text for key, part in value.items() if key not in NOT_PROSE for text in prose(part)]
    if isinstance(value, list):
        return [text for part in value for text in prose(part)]
    return [value] if isinstance(value, str) else []


LESSONS = {
    f"{path.parent.name}/{path.name}": read(path)
    for path in sorted(PACK.glob("*/*.yaml"))
    if path.name != "module.yaml" and not path.name.endswith(".quiz.yaml")
}
BANK = read(PACK / "bank.yaml")["questions"]
DRAWABLE = [question for question in BANK if not question.get("practice")]
PRACTISED = ["hot_text", "conversation", "what_would_you_do"]
PARTS_OF_THE_SITE = [
    {"front-desk"},
    {"rooms"},
    {"public-spaces"},
    {"labour"},
    {"facts", "role", "safety", "getting-help"},
]
FACTS = {fact["id"]: fact for fact in read(CURRICULUM / "registers" / "facts.yaml")["facts"]}
WORDS = [
    word
    for word in read(CURRICULUM / "registers" / "wording.yaml")["words"]
    if "employers" in word.get("audiences", ["employers"])
]
every_lesson = pytest.mark.parametrize("lesson", LESSONS.values(), ids=list(LESSONS))


def parts_of(question: dict) -> list[dict]:
    """What can be chosen or marked in a question."""
    return [part for name in ("options", "phrases", "messages") for part in question.get(name, [])]


def kinds(lesson: dict) -> list[str]:
    return [block["block"] for block in lesson["body"]]


def blocks(lesson: dict, kind: str) -> list[dict]:
    return [block for block in lesson["body"] if block["block"] == kind]


def test_there_are_three_modules_of_three_lessons_and_36_minutes():
    assert len(LESSONS) == 9 and sum(lesson["minutes"] for lesson in LESSONS.values()) == 36


@every_lesson
def test_every_lesson_has_something_to_do_and_something_to_check(lesson):
    assert {"scenario", "conversation"} & set(kinds(lesson)) and "knowledge_check" in kinds(lesson)


@every_lesson
def test_every_lesson_ends_calmly_with_help(lesson):
    assert kinds(lesson)[-1] == "help_services" and {"grounding", "reflection"} & set(kinds(lesson)[-3:])


@every_lesson
def test_every_lesson_reads_at_grade_8_or_below(lesson):
    assert reading_grade("\n\n".join(prose(lesson))) <= 8


@every_lesson
def test_every_lesson_leans_on_verified_facts_only(lesson):
    assert {FACTS[block["fact"]]["status"] for block in blocks(lesson, "fact")} <= {"verified"}


@every_lesson
def test_every_picture_is_described_and_there(lesson):
    for picture in blocks(lesson, "image"):
        assert len(picture["alt"]) > 20 and (PACK / "images" / picture["file"]).is_file()


@every_lesson
def test_no_lesson_types_a_figure_or_a_phone_number(lesson):
    assert re.findall(r"\d+ ?(?:%|per cent|percent)|\d{3}-\d{4}", "\n".join(prose(lesson))) == []


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word["avoid"])
def test_no_learner_reads_a_word_to_avoid(word):
    text = "\n".join(prose([*LESSONS.values(), BANK])).lower()
    forms = [word["avoid"], *word.get("forms", [])]
    assert [form for form in forms if re.search(rf"\b{re.escape(form.lower())}\b", text)] == []


def test_the_course_covers_every_topic_the_laws_ask_for():
    assert {topic for lesson in LESSONS.values() for topic in lesson["topics"]} == set(Topic.values)


def test_the_final_check_draws_ten_from_a_bank_of_at_least_24():
    quiz = read(PACK / "03-what-you-can-do" / "04-final-check.quiz.yaml")
    assert quiz["questions"][0]["draw"] == {"count": 10, "tags": []} and len(DRAWABLE) >= 24


def test_the_final_check_can_draw_ten_types_of_question():
    assert len({question["type"] for question in DRAWABLE}) >= 10


@pytest.mark.parametrize("kind", PRACTISED)
def test_noticing_and_responding_are_practised_often_and_all_over_the_site(kind):
    tags = [set(question["tags"]) for question in DRAWABLE if question["type"] == kind]
    assert len(tags) >= 4
    assert all(any(part & found for found in tags) for part in PARTS_OF_THE_SITE)


def test_every_part_of_every_question_explains_itself():
    silent = [q["id"] for q in BANK if not all(part.get("feedback") or part.get("why") for part in parts_of(q))]
    assert silent == []


@pytest.mark.parametrize("kind", ["hot_text", "conversation"])
def test_what_is_ordinary_is_common_where_there_is_something_to_notice(kind):
    """One sign alone tells little, and not everything is one."""
    for question in (question for question in BANK if question["type"] == kind):
        looks = [part["second_look"] for part in parts_of(question)]
        assert looks.count(True) >= 3 and looks.count(False) >= 2, question["id"]


def test_what_one_might_do_goes_from_the_safest_to_the_less_safe():
    for question in (question for question in BANK if question["type"] == "what_would_you_do"):
        assert sorted(option["safety"] for option in question["options"]) == ["safe", "safest", "unsafe", "unsure"]


def test_the_bank_reads_at_grade_8_or_below():
    assert reading_grade("\n\n".join(prose(BANK))) <= 8


def test_every_scenario_can_be_finished_from_everywhere():
    for lesson in LESSONS.values():
        for story in blocks(lesson, "scenario"):
            leads_to = {scene["scene"]: [c["to"] for c in scene.get("choices", [])] for scene in story["scenes"]}
            good = {name for name, next_ones in leads_to.items() if not next_ones}
            while more := {name for name, next_ones in leads_to.items() if name not in good and good & set(next_ones)}:
                good |= more
            assert good == set(leads_to), story["id"]
