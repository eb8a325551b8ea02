"""Every course that comes with the site keeps the house rules for content."""

import re
from itertools import chain

import pytest

from curriculum.house_style.reading_grade import reading_grade
from tests.content.packs import FACTS, FOR_LEADERS, PACKS, WORDS, Pack, blocks, kinds, parts_of, prose

READING_BAR = {"grades-4-6": 6, "grades-7-8": 6, "grades-9-12": 8}
OTHERS_BAR = 9
ONE_CHECK = {"eyes-open-doors-open"}  # nine short lessons and a single final check
PRACTICE = {"hot_text", "sorting", "ordering", "matching", "what_would_you_do", "conversation", "gap_choice"}
PLAIN = {"single_choice", "multiple_choice", "true_false", "short_text", "number", "rating"}

every_pack = pytest.mark.parametrize("pack", PACKS.values(), ids=list(PACKS))
every_modular_pack = pytest.mark.parametrize("pack", [p for p in PACKS.values() if p.slug not in ONE_CHECK], ids=str)
every_lesson = pytest.mark.parametrize(
    ("pack", "lesson"),
    [
        pytest.param(pack, lesson, id=f"{pack.slug}/{name}")
        for pack in PACKS.values()
        for name, lesson in pack.lessons.items()
    ],
)
every_taught_lesson = pytest.mark.parametrize(
    "lesson",
    [
        pytest.param(lesson, id=f"{pack.slug}/{name}")
        for pack in PACKS.values()
        if pack.is_for_students
        for name, lesson in pack.lessons.items()
    ],
)


def bar_of(pack: Pack) -> int:
    return READING_BAR.get(pack.audience, OTHERS_BAR)


def words_in(text: str, audience: str) -> list[str]:
    """Words to avoid that stand in a text for this audience."""
    here = [word for word in WORDS if audience in word.get("audiences", [audience])]
    forms = chain.from_iterable([word["avoid"], *word.get("forms", [])] for word in here)
    return [form for form in forms if re.search(rf"\b{re.escape(form)}\b", text, re.IGNORECASE)]


def activities(pack: Pack, lesson: dict) -> set[str]:
    """Different things to do in a lesson; all plain questions count as one."""
    asked = [pack.bank[block["question"]]["type"] for block in blocks(lesson, "knowledge_check")]
    done = {kind for kind in kinds(lesson) if kind in {"scenario", "conversation", "discussion"}}
    return done | {type for type in asked if type in PRACTICE} | {"question" for type in asked if type in PLAIN}


def rights(question: dict) -> int:
    return sum(bool(option.get("correct")) for option in question["options"])


def looks(question: dict) -> set[bool]:
    return {part["second_look"] for part in parts_of(question)}


KEY_OF = {  # whether it says what is right; what a key must be like, loading the pack checks
    "single_choice": lambda q: rights(q) == 1,
    "multiple_choice": lambda q: rights(q) >= 1,
    "true_false": lambda q: isinstance(q["answer"], bool),
    "hot_text": lambda q: looks(q) == {True, False},
    "conversation": lambda q: looks(q) == {True, False},
    "what_would_you_do": lambda q: [option["safety"] for option in q["options"]].count("safest") == 1,
    "sorting": lambda q: {item["category"] for item in q["items"]} <= set(q["categories"]),
    "matching": lambda q: all(pair["match"] for pair in q["pairs"]),
    "ordering": lambda q: len(q["items"]) >= 3,
    "gap_choice": lambda q: "|" in q["text"],
    "short_text": lambda q: bool(q["accepted"]),
    "number": lambda q: "value" in q,
    "rating": lambda q: True,
}


def explains_itself(question: dict) -> bool:
    if question["type"] == "rating":
        return True
    if question["type"] == "true_false":
        return bool(question.get("feedback_true") and question.get("feedback_false"))
    parts = parts_of(question)
    return all(part.get("feedback") or part.get("why") for part in parts) and bool(parts or question.get("feedback"))


@every_pack
def test_nobody_reads_a_word_to_avoid(pack):
    learners = "\n".join(prose([pack.course, *pack.lessons.values(), *pack.quizzes.values(), *pack.bank.values()]))
    leaders = "\n".join(text for lesson in pack.lessons.values() for text in prose(blocks(lesson, *FOR_LEADERS), set()))
    assert words_in(learners, pack.audience) == []
    assert words_in(leaders, "educators") == []


@every_lesson
def test_a_lesson_reads_easily_for_its_audience(pack, lesson):
    assert reading_grade("\n\n".join(prose(lesson))) <= bar_of(pack)


@every_pack
def test_the_questions_read_easily_for_their_audience(pack):
    assert reading_grade("\n\n".join(prose(list(pack.bank.values())))) <= bar_of(pack)


@every_lesson
def test_every_fact_is_in_the_register_and_for_this_audience(pack, lesson):
    cited = [block["fact"] for block in blocks(lesson, "fact")]
    assert [id for id in cited if id not in FACTS or pack.audience not in FACTS[id]["audiences"]] == []


@every_lesson
def test_no_lesson_types_a_figure_or_a_phone_number(pack, lesson):
    figures = r"\d+ ?(?:%|per cent|percent)|\b\d+ (?:in|out of) \d+\b|\d{3}[- .]\d{4}"
    assert re.findall(figures, "\n".join(prose(lesson, set()))) == []


@every_lesson
def test_every_picture_is_described_and_there(pack, lesson):
    for picture in blocks(lesson, "image"):
        assert len(picture["alt"]) > 20 and (pack.folder / "images" / picture["file"]).is_file()


@every_pack
def test_every_picture_of_the_pack_is_used_and_the_course_has_one(pack):
    named = {picture["file"] for lesson in pack.lessons.values() for picture in blocks(lesson, "image")}
    named |= {question["picture"] for question in pack.bank.values() if question.get("picture")}
    named |= {pack.course["picture"]["file"]}
    assert len(pack.course["picture"]["alt"]) > 20
    assert {path.name for path in (pack.folder / "images").iterdir()} == named


@every_lesson
def test_every_lesson_has_different_things_to_do_and_something_to_check(pack, lesson):
    assert "knowledge_check" in kinds(lesson)
    assert len(activities(pack, lesson)) >= (2 if pack.slug in ONE_CHECK else 3)


@every_lesson
def test_every_lesson_ends_calmly_with_help(pack, lesson):
    assert kinds(lesson)[-1] == "help_services" and {"grounding", "reflection"} & set(kinds(lesson)[-3:])


@every_lesson
def test_every_scenario_can_be_finished_from_everywhere(pack, lesson):
    for story in blocks(lesson, "scenario"):
        leads_to = {scene["scene"]: [c["to"] for c in scene.get("choices", [])] for scene in story["scenes"]}
        good = {name for name, next_ones in leads_to.items() if not next_ones}
        while more := {name for name, next_ones in leads_to.items() if name not in good and good & set(next_ones)}:
            good |= more
        assert good == set(leads_to), story["id"]


@every_taught_lesson
def test_whoever_teaches_a_lesson_has_a_plan_that_fills_it(lesson):
    notes = blocks(lesson, "teacher_note")
    assert 3 <= len(notes) <= 6 and all(note["heading"] for note in notes)
    assert sum(note.get("minutes", 0) for note in notes) == lesson["minutes"]


@every_taught_lesson
def test_whoever_teaches_a_lesson_is_ready_for_hard_questions(lesson):
    asked = blocks(lesson, "hard_question")
    assert 2 <= len(asked) <= 4 and all(block["question"] and block["answer"] for block in asked)


@every_pack
def test_every_question_has_its_key(pack):
    assert [question["id"] for question in pack.bank.values() if not KEY_OF[question["type"]](question)] == []


@every_pack
def test_every_part_of_every_question_explains_itself(pack):
    assert [question["id"] for question in pack.bank.values() if not explains_itself(question)] == []


@every_pack
def test_the_bank_can_draw_many_types_of_question(pack):
    assert len({question["type"] for question in pack.drawable}) >= 8


@every_pack
def test_the_bank_asks_about_getting_help_for_every_lesson(pack):
    assert sum("getting-help" in question["tags"] for question in pack.drawable) >= len(pack.lessons)


@every_pack
def test_where_there_is_something_to_notice_much_is_ordinary(pack):
    """One sign alone tells little, and not everything is one."""
    for question in (question for question in pack.bank.values() if question["type"] in {"hot_text", "conversation"}):
        looks = [part["second_look"] for part in parts_of(question)]
        assert looks.count(True) >= 2 and looks.count(False) >= 2, question["id"]


@every_pack
def test_a_knowledge_check_asks_what_no_quiz_draws(pack):
    asked = [block["question"] for lesson in pack.lessons.values() for block in blocks(lesson, "knowledge_check")]
    assert [id for id in asked if id not in pack.bank or not pack.bank[id].get("practice")] == []


@every_pack
def test_every_quiz_draws_from_a_bank_twice_its_length(pack):
    for name, quiz in pack.quizzes.items():
        for draw in (asked["draw"] for asked in quiz["questions"] if "draw" in asked):
            tags = set(draw["tags"])
            may_draw = [question for question in pack.drawable if tags <= set(question["tags"])]
            assert draw["count"] * 2 <= len(may_draw), name


@every_modular_pack
def test_every_module_has_a_quiz(pack):
    assert {name.split("/")[0] for name in pack.quizzes} == set(pack.modules)


@every_modular_pack
def test_students_may_try_without_end_and_learn_at_once(pack):
    mark, feedback = (60, "at_once") if pack.is_for_students else (80, "at_end")
    for name, quiz in pack.quizzes.items():
        assert quiz["pass_mark"] == mark and quiz.get("feedback", "at_end") == feedback, name
        assert "attempts_allowed" not in quiz and "time_limit" not in quiz, name


@every_pack
def test_the_questionnaire_is_complete(pack):
    asked = pack.questionnaire
    assert 8 <= len(asked["knowledge"]) <= 10 and {item["answer"] for item in asked["knowledge"]} == {True, False}
    assert 5 <= len(asked["myths"]) <= 6 and {item.get("myth", True) for item in asked["myths"]} == {True, False}
    assert 4 <= len(asked["confidence"]) <= 6
    assert len(asked["intention"]) == 3
    for vignette in asked["intention"]:
        helpful = [option["helpful"] for option in vignette["options"]]
        assert 3 <= len(helpful) <= 4 and set(helpful) == {True, False}, vignette["id"]


@every_pack
def test_the_questionnaire_reads_easily_and_uses_the_words_of_the_house(pack):
    text = "\n\n".join(prose(pack.questionnaire))
    assert reading_grade(text) <= bar_of(pack)
    assert words_in(text, pack.audience) == []


@every_pack
def test_families_are_told_before_students_are_taught(pack):
    if pack.is_for_students:
        assert "{date}" in pack.course["parent_letter"] and pack.course["parent_letter_exemption"]
        assert pack.course["facilitator_module"] == "notice-respond-connect/teaching-these-lessons"
