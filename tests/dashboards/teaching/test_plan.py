"""The lesson plan."""

import re

import pytest
from django.utils.translation import override
from wagtail.models import Locale

from curriculum.blocks import LESSON_BLOCKS
from curriculum.blocks.answerable import AnswerableBlock
from curriculum.models import Lesson
from dashboards.teaching.plan import AS_IN_PLANS, parts_of
from tests.courses import add_french


@pytest.fixture
def plan(leader, lesson_page) -> str:
    return sheet_of(leader.get(f"{lesson_page}plan/").text)


def sheet_of(page: str) -> str:
    return page.partition('<div class="sheet"')[2].partition("</main>")[0]


def lesson() -> Lesson:
    return Lesson.objects.get(slug="on-the-way")


def test_it_says_what_for(plan):
    assert "Say who can help." in plan and "Grade 7, D1.1" in plan and "Grade 7, D2.2" in plan
    assert "Course code 7" not in plan


def test_a_lesson_without_codes_has_those_of_the_course(leader, home):
    assert "Course code 7" in leader.get(f"{home}walking/bare/plan/").text


def test_times_come_from_the_notes(packs):
    assert [(part.heading, part.begins, part.ends) for part in parts_of(lesson())] == [
        ("", 0, 0),
        ("Arriving", 0, 5),
        ("On your feet", 5, 20),
    ]


def test_each_part_says_what_learners_do(packs):
    before, first, second = parts_of(lesson())
    assert (before.activities, first.activities) == (["Before you start"], ["A minute to settle: Settle"])
    assert second.activities[:3] == ["Scenario: At the corner", "Conversation: A chat after school", "Knowledge check"]
    assert second.activities.count("Knowledge check") == 1


def test_the_table_of_times_is_a_table(plan):
    table = re.search(r"<table.*?</table>", plan, re.DOTALL)[0]
    assert "0–5" in table and "5–20" in table and "<strong>Arriving" in table
    assert "20 minutes together." in plan


def test_the_script_stands_beside_what_learners_see(plan):
    plan = plan.partition("Step by step")[2]
    order = [
        "You may pause",
        "welcome, everyone",
        "One foot.",
        "Most know",
        "Leave room",
        "Feel your feet",
        "Pairs first",
    ]
    places = [plan.index(words) for words in [*order, "At the corner", "Somebody waves", "You arrive together"]]
    assert places == sorted(places)
    assert "Wave back → scene 2" in plan and "A path" in plan


def test_hard_questions_have_a_section_of_their_own(plan):
    assert plan.index("Hard questions") < plan.index("Is it my fault?") < plan.index("Say it plainly: no.")
    assert plan.count("Is it my fault?") == 1


def test_support_is_at_the_end(plan):
    assert "If someone tells you something" in plan and "Do not promise to keep it secret" in plan
    assert "1-800-555-0199" in plan


def test_answers_are_in_the_key_and_not_in_the_plan(plan):
    assert "A secret keeps help away." not in plan and "Two people see more than one." not in plan


def test_headings_go_down_one_step_at_a_time(plan):
    levels = [int(level) for level in re.findall(r"<h([1-6])", plan)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_there_is_no_form_in_a_plan(plan):
    """What can be answered on a device has another look here."""
    answered = {name for name, block in LESSON_BLOCKS if isinstance(block, AnswerableBlock)}
    assert answered <= AS_IN_PLANS
    assert not re.search(r"<(form|input|select|button)|place:", plan)


def test_a_lesson_without_notes_has_a_plan_all_the_same(leader, home):
    shown = sheet_of(leader.get(f"{home}walking/bare/plan/").text)
    assert "Read alone, this lesson takes most people 3 minutes." in shown and "<table" not in shown
    assert "The lesson" in shown and "Just words." in shown and "Hard questions" not in shown


def test_a_lesson_with_nothing_in_it_breaks_nothing(leader, home):
    bare = Lesson.objects.get(slug="bare")
    bare.body = []
    bare.save_revision().publish()
    for name in ("plan", "handout", "answers"):
        assert leader.get(f"{home}walking/bare/{name}/").status_code == 200
        assert leader.get(f"{home}walking/bare/{name}.pdf").content.startswith(b"%PDF")


def test_a_deleted_question_leaves_the_rest(leader, lesson_page):
    changed = lesson()
    raw = [dict(block) for block in changed.body.raw_data]
    for block in raw:
        if block["type"] == "knowledge_check":
            block["value"] = block["value"] | {"question": 987654}
    changed.body = raw
    changed.save_revision().publish()
    for name in ("plan", "handout", "answers"):
        assert leader.get(f"{lesson_page}{name}/").status_code == 200


def test_what_an_editor_publishes_is_in_the_next_plan(leader, lesson_page, plan):
    changed = lesson()
    changed.title = "On a new way"
    changed.save_revision().publish()
    assert "On a new way" in leader.get(f"{lesson_page}plan/").text


def test_a_plan_kept_in_memory_takes_few_queries(leader, lesson_page, django_assert_max_num_queries):
    leader.get(f"{lesson_page}plan/")
    with django_assert_max_num_queries(9):
        leader.get(f"{lesson_page}plan/")


def test_a_kept_file_takes_as_few(leader, lesson_page, django_assert_max_num_queries):
    first = leader.get(f"{lesson_page}plan.pdf").content
    with django_assert_max_num_queries(9):
        assert leader.get(f"{lesson_page}plan.pdf").content == first


def test_a_lesson_not_translated_yet_is_headed_by_the_course_it_is_opened_in(leader, course, lesson_page):
    add_french()
    french = course.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.title = "Chemin tranquille"
    french.save_revision().publish()
    assert "Chemin tranquille" in leader.get(f"/fr{lesson_page}plan/").text
    with override("en"):
        page = leader.get(f"{lesson_page}plan/").text
    assert course.title in page and "Chemin tranquille" not in page
