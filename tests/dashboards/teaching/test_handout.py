"""The handout: everything that can be done with a pencil, and no answer."""

import re
from html import unescape

import pytest
import yaml

from quizzes.questions import TYPES
from tests.dashboards.teaching.small_course import BANK, KINDS
from tests.dashboards.teaching.test_plan import sheet_of


@pytest.fixture
def handout(leader, lesson_page) -> str:
    return unescape(sheet_of(leader.get(f"{lesson_page}handout/").text))


def questions() -> list[dict]:
    return [one for one in yaml.safe_load(BANK.read_text(encoding="utf-8"))["questions"] if one["id"] in KINDS]


def told_after_answering(question: dict) -> set[str]:
    """Every feedback and `why` of a question, and typed answers."""
    found = {str(value) for name, value in question.items() if name.startswith("feedback")}
    for parts in ("options", "pairs", "items", "phrases", "messages"):
        for part in question.get(parts, []):
            if isinstance(part, dict):
                found |= {part[name] for name in ("feedback", "why") if name in part}
    return found | {f">{word}<" for word in question.get("accepted", [])}


def test_every_kind_of_question_is_on_paper(handout):
    assert {question["type"] for question in questions()} == set(TYPES)
    for question in questions():
        assert question["prompt"].strip() in handout, question["id"]


def test_no_answer_is_on_it(handout):
    assert [words for question in questions() for words in told_after_answering(question) if words in handout] == []
    assert "A secret keeps help away." not in handout and "Secrets were asked for." not in handout


def test_phrases_are_underlined_whether_or_not_they_deserve_it(handout):
    assert len(re.findall(r'<span class="paper-phrase">', handout)) == 4


def test_an_order_is_not_the_right_one(handout):
    items = next(question["items"] for question in questions() if question["id"] == "what-first")
    shown = sorted(items, key=handout.index)
    assert shown != items and set(shown) == set(items)


def test_gaps_show_their_options_mixed(handout):
    assert "(telling me / your time)" in handout or "(your time / telling me)" in handout
    assert handout.count('<span class="paper-blank">') == 3


def test_a_scenario_begins_and_goes_no_further(handout):
    assert "Somebody waves to you." in handout and "Wave back" in handout and "Walk on with a friend" in handout
    assert "They wave again." not in handout and "You arrive together." not in handout


def test_there_are_lines_to_write_on_and_a_reason_to_leave_them(handout):
    after = handout.partition("Who walks with you?")[2]
    assert "These lines are for you alone." in after and after.count("paper-lines__line") == 4


def test_care_comes_first_and_help_last(handout):
    places = [handout.index(words) for words in ("no line for your name", "You may pause", "To keep", "1-800-555-0199")]
    assert places == sorted(places)


def test_nothing_for_leaders_is_on_it(handout):
    hidden = ("welcome, everyone", "Arriving", "By the way", "Is it my fault?", "Say it plainly", "Grade 7, D1.1")
    assert not any(words in handout for words in hidden)


def test_a_lesson_without_activities_says_what_it_is_for(leader, home):
    shown = sheet_of(leader.get(f"{home}walking/bare/handout/").text)
    assert "Bare" in shown and "1-800-555-0199" in shown
