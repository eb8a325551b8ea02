"""A conversation as a question. What it shares with hot text is in test_noticing.py."""

import re

from quizzes.questions.conversation import ConversationQuestionBlock
from tests.quizzes.factories import a_conversation, frozen
from tests.quizzes.test_editing import problem_with


def asked() -> str:
    return ConversationQuestionBlock.html(frozen("conversation", a_conversation()), prefix="q")


def test_messages_keep_their_order_and_their_senders():
    content = frozen("conversation", a_conversation())
    assert [part["from"] for part in content["parts"]] == ["Ana", "Ben", "Ana", "Ben"]
    assert [part["text"] for part in content["parts"]] == ["Hi", "You owe me", "Why?", "Tell nobody"]


def test_two_messages_may_say_the_same():
    value = a_conversation()
    value["messages"][2]["value"]["text"] = "Hi"
    assert len({part["id"] for part in frozen("conversation", value)["parts"]}) == 4


def test_messages_that_were_never_stored_have_names_too():
    value = ConversationQuestionBlock().get_preview_value()
    ids = [[part["id"] for part in ConversationQuestionBlock().freeze(value, "bank/q")["parts"]] for _ in range(2)]
    assert ids[0] == ids[1] and len(set(ids[0])) == 3


def test_editing_its_words_keeps_the_name_of_a_message():
    value = a_conversation()
    before = [part["id"] for part in frozen("conversation", value)["parts"]]
    value["messages"][1]["value"]["text"] = "Other words"
    assert [part["id"] for part in frozen("conversation", value)["parts"]] == before


def test_each_mark_is_named_by_its_own_words_and_its_message():
    html = asked()
    named = re.findall(r'aria-labelledby="(\S+)-mark (\S+)-text"', html)
    assert len(named) == 4 and all(one == other for one, other in named)
    assert all(f'<div class="conversation__bubble" id="{id}-text">' in html for id, _ in named)
    assert all(f'<span id="{id}-mark">Deserves a second look</span>' in html for id, _ in named)


def test_marks_look_exactly_alike_before_feedback():
    html = re.sub(r"[0-9a-f]{12}", "id", asked())
    assert len(set(re.findall(r"<label.*?</label>", html, re.DOTALL))) == 1


def test_the_second_to_speak_stands_on_the_other_side():
    assert asked().count("conversation__message--reply") == 2


def test_a_message_without_a_sender_is_missed():
    value = a_conversation()
    value["messages"][0]["value"]["from"] = ""
    assert "This field is required." in problem_with("conversation", value)


def test_lines_of_a_message_are_kept():
    value = a_conversation()
    value["messages"][0]["value"]["text"] = "Hi\nthere"
    assert "Hi<br>there" in ConversationQuestionBlock.html(frozen("conversation", value), prefix="q")


def test_for_other_programs_it_is_a_choice_among_its_messages():
    interaction = ConversationQuestionBlock.interaction(frozen("conversation", a_conversation()))
    assert interaction.multiple
    assert [(option.text, option.credit) for option in interaction.options][:2] == [
        ("Ana: Hi", 0),
        ("Ben: You owe me", 1),
    ]


def test_the_right_answer_is_said_in_words():
    words = "Worth a second look: “Ben: You owe me” · “Ben: Tell nobody”"
    assert ConversationQuestionBlock.describe_right_answer(frozen("conversation", a_conversation())) == words
