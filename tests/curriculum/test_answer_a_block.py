import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from curriculum.rendering import Problem, UnknownBlock, read_answer, render_again, render_answered


def test_finishing_a_story_is_an_answer(lesson):
    assert read_answer(lesson, "late-arrival", {"ending": "told"}) == {"ending": "told"}


@pytest.mark.parametrize("ending", ["", "asked", "start", "no-such-scene", "<script>"])
def test_a_story_is_finished_at_an_ending_only(lesson, ending):
    with pytest.raises(ValidationError, match="Follow the story to one of its endings"):
        read_answer(lesson, "late-arrival", {"ending": ending})


def test_marking_messages_is_an_answer(lesson):
    assert read_answer(lesson, "agency-chat", QueryDict("marked=2&marked=0&marked=0")) == {"marked": [0, 2]}


@pytest.mark.parametrize("marks", ["", "marked=9", "marked=-1", "marked=x", "marked=0&marked=3", "marked=%00"])
def test_only_messages_of_the_conversation_can_be_marked(lesson, marks):
    with pytest.raises(ValidationError, match="Mark at least one message"):
        read_answer(lesson, "agency-chat", QueryDict(marks))


@pytest.mark.parametrize("block_id", ["hello", "note", "no-such-block", "", "' OR 1=1"])
def test_a_block_that_cannot_be_answered_is_unknown(lesson, block_id):
    with pytest.raises(UnknownBlock):
        read_answer(lesson, block_id, {"ending": "told"})


def test_another_lessons_block_is_unknown(lesson, course):
    other = type(lesson).objects.get(slug="lesson-two")
    with pytest.raises(UnknownBlock):
        read_answer(other, "late-arrival", {"ending": "told"})


def test_after_answering_every_message_says_why(lesson, request_of):
    html = render_answered(lesson, "agency-chat", {"marked": [0]}, request_of())
    assert all(why in html for why in ("It becomes a debt.", "A fair question.", "Hurry and secrecy."))
    assert "You marked 1 of the 2 messages that deserve a second look. Here is one more." in html
    assert "They hurry you." in html


def test_marking_too_much_is_no_mistake(lesson, request_of):
    html = render_answered(lesson, "agency-chat", {"marked": [0, 1, 2]}, request_of())
    assert "You marked every message that deserves a second look." in html
    assert "careful is fine" in html


def test_before_answering_nothing_says_why(lesson, request_of):
    html = render_again(lesson, "agency-chat", Problem("Mark one."), request_of())
    assert "It becomes a debt." not in html and "They hurry you." not in html
    assert "Mark one." in html


def test_a_finished_story_opens_at_its_ending(lesson, request_of):
    html = render_answered(lesson, "late-arrival", {"ending": "told"}, request_of())
    assert 'scenario__scene--opening" id="scene-late-arrival-told"' in html
    assert "You finished this story here" in html


@pytest.mark.parametrize(
    ("block_id", "answer"),
    [
        ("late-arrival", {"ending": "a-scene-since-removed"}),
        ("late-arrival", {"ending": ["told"]}),
        ("agency-chat", {"marked": [77]}),
        ("agency-chat", {"something": "else"}),
    ],
)
def test_an_answer_to_an_older_wording_does_not_break_the_page(lesson, request_of, block_id, answer):
    assert f'id="block-{block_id}"' in render_answered(lesson, block_id, answer, request_of())


def test_markup_in_messages_is_text(lesson, request_of):
    html = render_answered(lesson, "agency-chat", {"marked": [0]}, request_of())
    assert "&lt;b&gt;tell nobody&lt;/b&gt;" in html and "<b>tell nobody" not in html
