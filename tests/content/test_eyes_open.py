"""What the hospitality course promises beyond the rules for every pack."""

import pytest

from curriculum.choices import Topic
from curriculum.house_style.reading_grade import reading_grade
from tests.content.packs import FACTS, PACKS, blocks, kinds, parts_of, prose

PACK = PACKS["eyes-open-doors-open"]
PRACTISED = ["hot_text", "conversation", "what_would_you_do"]
PARTS_OF_THE_SITE = [
    {"front-desk"},
    {"rooms"},
    {"public-spaces"},
    {"labour"},
    {"facts", "role", "safety", "getting-help"},
]
every_lesson = pytest.mark.parametrize("lesson", PACK.lessons.values(), ids=list(PACK.lessons))


def test_there_are_three_modules_of_three_lessons_and_36_minutes():
    assert len(PACK.lessons) == 9 and sum(lesson["minutes"] for lesson in PACK.lessons.values()) == 36


@every_lesson
def test_every_lesson_has_a_story_or_a_chat(lesson):
    assert {"scenario", "conversation"} & set(kinds(lesson))


@every_lesson
def test_every_lesson_reads_at_grade_8_or_below(lesson):
    assert reading_grade("\n\n".join(prose(lesson))) <= 8


@every_lesson
def test_every_lesson_leans_on_verified_facts_only(lesson):
    assert {FACTS[block["fact"]]["status"] for block in blocks(lesson, "fact")} <= {"verified"}


def test_the_course_covers_every_topic_the_laws_ask_for():
    assert {topic for lesson in PACK.lessons.values() for topic in lesson["topics"]} == set(Topic.values)


def test_the_final_check_draws_ten_from_a_bank_of_at_least_24():
    quiz = PACK.quizzes["03-what-you-can-do/04-final-check.quiz.yaml"]
    assert quiz["questions"][0]["draw"] == {"count": 10, "tags": []} and len(PACK.drawable) >= 24


def test_the_final_check_can_draw_ten_types_of_question():
    assert len({question["type"] for question in PACK.drawable}) >= 10


@pytest.mark.parametrize("kind", PRACTISED)
def test_noticing_and_responding_are_practised_often_and_all_over_the_site(kind):
    tags = [set(question["tags"]) for question in PACK.drawable if question["type"] == kind]
    assert len(tags) >= 4
    assert all(any(part & found for found in tags) for part in PARTS_OF_THE_SITE)


@pytest.mark.parametrize("kind", ["hot_text", "conversation"])
def test_signs_come_in_clusters_of_three_or_more(kind):
    for question in (question for question in PACK.bank.values() if question["type"] == kind):
        assert [part["second_look"] for part in parts_of(question)].count(True) >= 3, question["id"]


def test_what_one_might_do_goes_from_the_safest_to_the_less_safe():
    for question in (question for question in PACK.bank.values() if question["type"] == "what_would_you_do"):
        assert sorted(option["safety"] for option in question["options"]) == ["safe", "safest", "unsafe", "unsure"]


def test_the_bank_reads_at_grade_8_or_below():
    assert reading_grade("\n\n".join(prose(list(PACK.bank.values())))) <= 8
