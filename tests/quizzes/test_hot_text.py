"""Hot text: phrases marked where they stand in a passage. What it shares with conversations is in test_noticing.py."""

import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions.hot_text import HotTextBlock
from quizzes.questions.passages import cut, in_paragraphs, locate
from tests.quizzes.factories import a_hot_text, an_item, frozen
from tests.quizzes.test_editing import problem_with


def written(passage: str, *phrases: str) -> dict:
    """A hot text with these phrases; the first deserves a second look."""
    items = [{"text": text, "second_look": at == 0, "why": "KEY"} for at, text in enumerate(phrases)]
    return {**a_hot_text(), "passage": passage, "phrases": [an_item(item) for item in items]}


def pieces_of(value: dict) -> list[str]:
    """The passage as it will be shown, phrases in brackets."""
    content = frozen("hot_text", value)
    return [f"[{content['parts'][one]['text']}]" if isinstance(one, int) else one for one in content["passage"]]


def test_phrases_are_kept_in_the_order_of_the_passage():
    content = frozen("hot_text", a_hot_text())
    assert [part["text"] for part in content["parts"]] == [
        "shifts are long",
        "A meal is free",
        "We keep your papers",
        "you may leave later",
    ]
    assert content["passage"] == ["Our ", 0, ". ", 1, ".\n\n", 2, ", and ", 3, "."]


def test_a_phrase_is_found_as_whole_words_before_it_is_found_within_one():
    assert pieces_of(written("The payment: fair pay.", "pay", "fair")) == ["The payment: ", "[fair]", " ", "[pay]", "."]


def test_a_short_phrase_may_also_stand_within_a_longer_one():
    value = written("Keep your ID and phone. Show your ID.", "your ID", "your ID and phone")
    assert pieces_of(value) == ["Keep ", "[your ID and phone]", ". Show ", "[your ID]", "."]


@pytest.mark.parametrize("broken", ["We keep\nyour papers", "We keep\r\nyour  papers", "  We keep your papers\n"])
def test_a_phrase_is_found_however_lines_are_broken(broken):
    content = frozen("hot_text", written(broken + " and lunch is free", "We keep your papers", "lunch"))
    assert [part["text"] for part in content["parts"]] == ["We keep your papers", "lunch"]


def test_languages_without_spaces_are_fine():
    assert pieces_of(written("我们保管你的护照。午餐免费。", "你的护照", "午餐"))[1] == "[你的护照]"


@given(st.text(alphabet="ab \n", max_size=30), st.lists(st.text(alphabet="ab ", max_size=4), max_size=6))
def test_a_passage_is_cut_without_losing_a_letter(passage, phrases):
    found = locate(phrases, passage)
    places = sorted(found.values())
    pieces = cut(passage, places)
    assert "".join(passage[slice(*places[one])] if isinstance(one, int) else one for one in pieces) == passage
    assert all(passage[start:end].split() == phrases[at].split() for at, (start, end) in found.items())


def test_an_empty_line_begins_a_paragraph():
    assert in_paragraphs(["One", 0, "two\nthree\n \nfour ", 1]) == [["One", 0, "two\nthree"], ["four ", 1]]


@pytest.mark.parametrize(
    ("phrases", "sentence"),
    [
        (["We keep you papers", "and"], "“We keep you papers” does not stand in the passage."),
        (["We keep", "keep your"], "“We keep” overlaps another phrase."),
        (["We keep", "We  keep"], "“We keep” is in the list twice."),
    ],
)
def test_a_phrase_that_cannot_be_marked_is_named(phrases, sentence):
    assert sentence in problem_with("hot_text", written("We keep your papers, and pay.", *phrases))


def test_the_mistake_is_shown_at_its_phrase():
    block = HotTextBlock()
    value = block.to_python(written("We keep your papers.", "We keep", "no such words"))
    with pytest.raises(ValidationError) as refusal:
        block.clean(value)
    assert list(refusal.value.as_json_data()["blockErrors"]["phrases"]["blockErrors"]) == [1]


def test_in_a_draft_a_phrase_that_is_not_there_is_left_out():
    assert pieces_of(written("We keep your papers.", "We keep", "no such words")) == ["[We keep]", " your papers."]


def test_editing_its_words_keeps_the_name_of_a_phrase():
    value = a_hot_text()
    before = {part["text"]: part["id"] for part in frozen("hot_text", value)["parts"]}
    value["passage"] = value["passage"].replace("A meal is free", "Meals are free")
    value["phrases"][0]["value"]["text"] = "Meals are free"
    after = {part["text"]: part["id"] for part in frozen("hot_text", value)["parts"]}
    assert after["Meals are free"] == before["A meal is free"]


def test_each_phrase_is_its_own_label_within_the_sentence():
    html = HotTextBlock.html(frozen("hot_text", a_hot_text()), prefix="q")
    labels = re.findall(r"<label[^>]*><input[^>]*><span[^>]*>(.*?)</span></label>(.)", html, re.DOTALL)
    assert labels == [
        ("shifts are long", "."),
        ("A meal is free", "."),
        ("We keep your papers", ","),
        ("you may leave later", "."),
    ]


def test_phrases_look_exactly_alike_before_feedback():
    content = frozen("hot_text", a_hot_text())
    html = HotTextBlock.html(content, prefix="q")
    for part in content["parts"]:
        html = html.replace(part["text"], "words").replace(part["id"], "id")
    assert len(set(re.findall(r"<label.*?</label>", html))) == 1


def test_markup_in_the_passage_is_harmless():
    html = HotTextBlock.html(frozen("hot_text", written("<b onclick=x>We</b> keep it", "We", "keep")), prefix="q")
    assert "<b " not in html and "&lt;b onclick=x&gt;" in html


def test_the_phrases_of_a_review_are_numbered_as_their_notes_are():
    html = HotTextBlock.render_key(frozen("hot_text", a_hot_text()))
    assert re.findall(r"</span>(\d)</sup>", html) == ["1", "2", "3", "4"]


def test_for_other_programs_it_is_a_choice_among_its_phrases():
    content = frozen("hot_text", a_hot_text())
    interaction = HotTextBlock.interaction(content)
    assert [option.credit for option in interaction.options] == [0, 0, 1, 1]
    assert interaction.multiple and list(interaction.passage) == content["passage"]


def test_the_right_answer_is_said_in_words():
    words = "Worth a second look: “We keep your papers” · “you may leave later”"
    assert HotTextBlock.describe_right_answer(frozen("hot_text", a_hot_text())) == words
