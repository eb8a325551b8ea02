"""Marking what deserves a second look: what hot text and conversations share."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import TYPES, HostileAnswer, NothingChosen
from tests.quizzes.factories import a_conversation, a_hot_text, frozen
from tests.quizzes.forms import right_marks
from tests.quizzes.strategies import marks_in, texts_to_notice_in

VALUES = {"hot_text": a_hot_text, "conversation": a_conversation}
SECRETS = ("KEY", "second_look", "Ordinary", "Worth a second look", "badge", "--look", "noticed")
PARTLY = "Partly right. Let’s look again."
either = pytest.mark.parametrize("kind", VALUES)


def form_of(answer: dict) -> QueryDict:
    data = QueryDict(mutable=True)
    data.setlist("q", answer["marked"])
    return data


def ids_of(content: dict, second_look: bool) -> list[str]:
    return [part["id"] for part in content["parts"] if part["second_look"] is second_look]


def turned_round(content: dict) -> dict:
    """The same words with the opposite key."""
    parts = [{**part, "second_look": not part["second_look"], "why": "KEY"} for part in content["parts"]]
    return {**content, "parts": parts}


@either
@given(data=st.data())
def test_exactly_what_deserves_it_earns_everything(kind, data):
    content = data.draw(texts_to_notice_in(kind))
    answer = data.draw(marks_in(content))
    is_exact = set(answer["marked"]) == set(ids_of(content, True))
    assert (TYPES[kind].grade(content, answer) == 1) is is_exact
    assert TYPES[kind].grade(content, {"marked": ids_of(content, True)}) == 1


@either
@given(data=st.data())
def test_a_grade_is_between_nothing_and_everything(kind, data):
    content = data.draw(texts_to_notice_in(kind))
    assert 0 <= TYPES[kind].grade(content, data.draw(marks_in(content))) <= 1
    assert TYPES[kind].grade(content, {}) == 0


@either
@given(data=st.data())
def test_marking_everything_earns_nothing(kind, data):
    content = data.draw(texts_to_notice_in(kind))
    assert TYPES[kind].grade(content, {"marked": [part["id"] for part in content["parts"]]}) == 0


@either
@given(data=st.data())
def test_the_order_of_parts_changes_no_grade(kind, data):
    content = data.draw(texts_to_notice_in(kind))
    answer = data.draw(marks_in(content))
    other = {**content, "parts": data.draw(st.permutations(content["parts"]))}
    assert TYPES[kind].grade(content, answer) == TYPES[kind].grade(other, answer)


@either
@given(data=st.data())
def test_an_answer_comes_back_from_its_form(kind, data):
    content = data.draw(texts_to_notice_in(kind))
    answer = data.draw(marks_in(content))
    assert TYPES[kind].read_answer(content, form_of(answer), "q") == answer


@either
@given(data=st.data())
def test_every_answer_can_be_shown_and_reviewed(kind, data):
    content = data.draw(texts_to_notice_in(kind))
    answer = data.draw(marks_in(content))
    feedback = TYPES[kind].feedback_for(content, answer)
    TYPES[kind].html(content, prefix="q", answer=answer)
    assert TYPES[kind].html(content, prefix="q", answer=answer, feedback=feedback, is_closed=True)


@either
@pytest.mark.parametrize(("right", "wrong", "grade"), [(1, 0, 0.5), (2, 1, 0.5), (1, 1, 0), (0, 1, 0), (2, 0, 1)])
def test_credit_in_parts(kind, right, wrong, grade):
    content = frozen(kind, VALUES[kind]())
    answer = {"marked": ids_of(content, True)[:right] + ids_of(content, False)[:wrong]}
    assert TYPES[kind].grade(content, answer) == grade


@either
def test_nothing_marked_is_answered_with_a_sentence(kind):
    with pytest.raises(NothingChosen) as refusal:
        TYPES[kind].read_answer(frozen(kind, VALUES[kind]()), QueryDict(""), "q")
    assert refusal.value.messages[0].startswith("Mark at least one ")


@either
@pytest.mark.parametrize("sent", ["q=<script>", "q=a&q=b", "q=%00", "q=" + "x" * 100_000, "q=0", "q="])
def test_what_is_no_part_of_it_is_refused_with_a_sentence(kind, sent):
    content = frozen(kind, VALUES[kind]())
    with pytest.raises(HostileAnswer) as refusal:
        TYPES[kind].read_answer(content, QueryDict(f"{sent}&q={content['parts'][0]['id']}"), "q")
    assert refusal.value.messages[0].endswith(".")


@either
def test_a_mark_sent_twice_counts_once(kind):
    content = frozen(kind, VALUES[kind]())
    id = ids_of(content, True)[0]
    assert TYPES[kind].read_answer(content, QueryDict(f"q={id}&q={id}"), "q") == {"marked": [id]}


@either
def test_an_answer_kept_from_another_type_of_question_is_no_answer(kind):
    content = frozen(kind, VALUES[kind]())
    assert TYPES[kind].grade(content, {"options": ids_of(content, True)}) == 0
    assert TYPES[kind].describe_answer(content, {"value": True}) == ""


@either
def test_before_feedback_the_page_is_the_same_whatever_deserves_a_second_look(kind):
    content = frozen(kind, VALUES[kind]())
    answer = {"marked": [content["parts"][1]["id"]]}
    html = TYPES[kind].html(content, prefix="q", answer=answer)
    assert html == TYPES[kind].html(turned_round(content), prefix="q", answer=answer)
    assert [secret for secret in SECRETS if secret in html] == []


@either
def test_the_key_is_not_public(kind):
    public = TYPES[kind].public(frozen(kind, VALUES[kind]()))
    assert set(public) <= {"type", "prompt", "instruction", "parts", "passage"}
    assert all(set(part) <= {"id", "text", "from"} for part in public["parts"])


@either
def test_what_was_marked_is_ticked_and_nothing_else(kind):
    content = frozen(kind, VALUES[kind]())
    html = TYPES[kind].html(content, prefix="q", answer={"marked": [content["parts"][1]["id"]]})
    assert html.count("checked") == 1
    assert html.count('type="checkbox" name="q"') == 4


@either
def test_a_review_tells_of_each_part_that_was_marked_or_deserved_it(kind):
    content = frozen(kind, VALUES[kind]())
    answer = {"marked": [ids_of(content, True)[0], ids_of(content, False)[0]]}
    feedback = TYPES[kind].feedback_for(content, answer)
    html = TYPES[kind].html(content, prefix="q", answer=answer, feedback=feedback, is_closed=True)
    told = [html.count(words) for words in ("KEY why", "You marked it", "Worth a second look<", "Ordinary<", "<input")]
    assert told == [3, 2, 2, 1, 0]
    assert "KEY for everyone" in html


@either
def test_practice_tells_the_same_and_can_be_answered_again(kind):
    content = frozen(kind, VALUES[kind]())
    answer = {"marked": ids_of(content, True)}
    html = TYPES[kind].html(content, prefix="q", answer=answer, feedback=TYPES[kind].feedback_for(content, answer))
    assert (html.count("KEY why"), html.count("<input"), html.count("aria-describedby")) == (2, 4, 2)
    assert "That’s right." in html


@either
def test_editors_see_all_there_is_to_say(kind):
    html = TYPES[kind].render_key(frozen(kind, VALUES[kind]()))
    assert (html.count("KEY why"), html.count("Worth a second look<"), html.count("Ordinary<")) == (4, 2, 2)
    assert "You marked it" not in html and "You gave no answer" not in html


@either
@pytest.mark.parametrize(
    ("right", "wrong", "verdict"),
    [
        (1, 0, f"{PARTLY} You marked 1 of the 2 that deserve a second look."),
        (2, 1, f"{PARTLY} You marked everything that deserves a second look. Of those you marked, one is ordinary."),
        (0, 2, "Let’s look again. There are 2 that deserve a second look. Of those you marked, 2 are ordinary."),
        (2, 0, "That’s right."),
    ],
)
def test_the_verdict_says_how_much_was_noticed(kind, right, wrong, verdict):
    content = frozen(kind, VALUES[kind]())
    answer = {"marked": ids_of(content, True)[:right] + ids_of(content, False)[:wrong]}
    assert TYPES[kind].feedback_for(content, answer).verdict == verdict


@either
def test_an_unanswered_one_is_not_counted_up(kind):
    assert TYPES[kind].feedback_for(frozen(kind, VALUES[kind]()), {}).verdict == "Let’s look again."


@either
def test_freezing_gives_the_same_content_each_time(kind):
    value = VALUES[kind]()
    assert frozen(kind, value) == frozen(kind, value)


@either
def test_nothing_is_shuffled(kind):
    assert TYPES[kind].arrange(frozen(kind, VALUES[kind]()), None, shuffle=True) == []


@either
def test_markup_in_words_is_harmless(kind):
    value = VALUES[kind]()
    content = frozen(kind, value)
    for part in content["parts"]:
        part["text"] = part["from"] = part["why"] = "<img src=x onerror=alert(1)>"
    html = TYPES[kind].html(content, prefix="q") + TYPES[kind].render_key(content)
    assert "<img" not in html and "&lt;img" in html


@either
@pytest.mark.parametrize(
    ("second_look", "sentence"),
    [
        (False, "Say of at least one that it deserves a second look."),
        (True, "Leave at least one that is ordinary: otherwise marking everything would be right."),
    ],
)
def test_a_key_that_cannot_work_is_answered_with_a_sentence(kind, second_look, sentence):
    block, value = TYPES[kind](), VALUES[kind]()
    for item in value[block.field]:
        item["value"]["second_look"] = second_look
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python(value))
    assert sentence in str(refusal.value.as_json_data())


@either
@pytest.mark.parametrize("number", [1, 15])
def test_too_few_or_too_many_parts_are_counted(kind, number):
    block, value = TYPES[kind](), VALUES[kind]()
    value[block.field] = (value[block.field] * 4)[:number]
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python(value))
    assert f"; there are {number}." in str(refusal.value.as_json_data())


@either
def test_a_draft_may_be_unfinished(kind):
    block = TYPES[kind]()
    draft = block.to_python({**VALUES[kind](), block.field: []})
    assert block.clean_deferred(draft) is not None
    assert block.freeze(draft, "bank/question")["parts"] == []


@either
def test_the_sound_question_is_accepted(kind):
    block = TYPES[kind]()
    assert block.clean(block.to_python(VALUES[kind]()))


@either
def test_the_right_form_is_the_right_answer(kind):
    content = frozen(kind, VALUES[kind]())
    answer = TYPES[kind].read_answer(content, right_marks(content), "answer")
    assert TYPES[kind].grade(content, answer) == 1
