"""Short text: a word or two are typed, and what does not matter is ignored."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import HostileAnswer, NothingChosen
from quizzes.questions.base import UnreadableAnswer
from quizzes.questions.short_text import ShortTextBlock
from quizzes.questions.typed import fold
from tests.quizzes.factories import a_short_text, frozen
from tests.quizzes.forms import right_short_text, wrong_short_text
from tests.quizzes.test_editing import problem_with

typed = st.text(st.characters(codec="utf-8"), max_size=100)
accepted = st.lists(typed.filter(fold), min_size=1, max_size=12)


def question(*answers: str) -> dict:
    return frozen("short_text", a_short_text(*answers))


def read(sent: str | list[str], content: dict | None = None) -> dict:
    data = QueryDict(mutable=True)
    data.setlist("q", [sent] if isinstance(sent, str) else sent)
    return ShortTextBlock.read_answer(content or question(), data, "q")


# Folding --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Duty Manager", "  duty   manager. "),
        ("École d’été", "ECOLE D'ETE"),
        ("cœur", "coeur"),
        ("Straße", "STRASSE"),
        ("“trust”", "Trust!"),
        ("مُدِيرٌ", "مدير"),
        ("مـــدير", "مدير"),
        ("إدارة", "ادارة"),
        ("٩١١", "911"),
        ("９１１", "911"),
        ("ᐋᓃᓐ᙮", "ᐋᓃᓐ"),
        ("ma’iingan", "maʼiingan"),
        ("e\u0301cole", "\u00e9cole"),
        ("a\u200bb", "ab"),
    ],
)
def test_what_does_not_matter_is_folded_away(one, other):
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ᐋᓃᓐ", "ᐋᓂᓐ"),
        ("がく", "かく"),
        ("कुल", "कल"),
        ("911", "91"),
        ("trust", "trusts"),
        ("l'art", "lart"),
        ("C++", "C"),
    ],
)
def test_other_words_stay_other_words(one, other):
    assert fold(one) != fold(other)


@given(typed)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("text", ["", " ", "?!", "…", "\u200f", "ـ", "\u0301"])
def test_nothing_is_left_of_text_without_letters(text):
    assert fold(text) == ""


# Grading --------------------------------------------------------------------------------------------------------------


@given(accepted, st.data())
def test_each_accepted_answer_earns_everything_in_any_order(answers, data):
    content = {"type": "short_text", "accepted": data.draw(st.permutations(answers))}
    assert ShortTextBlock.grade(content, {"text": data.draw(st.sampled_from(answers))}) == 1


@given(accepted, typed)
def test_only_an_accepted_answer_earns_anything(answers, text):
    is_right = fold(text) in {fold(answer) for answer in answers}
    assert ShortTextBlock.grade({"type": "short_text", "accepted": answers}, {"text": text}) == is_right


def test_nothing_is_never_right():
    content = {"type": "short_text", "accepted": ["", "…"]}
    assert [ShortTextBlock.grade(content, answer) for answer in ({}, {"text": "?"}, {"options": ["x"]})] == [0, 0, 0]


# Reading --------------------------------------------------------------------------------------------------------------


@given(typed)
def test_an_answer_read_again_is_the_same(text):
    try:
        answer = read(text)
    except (NothingChosen, UnreadableAnswer):
        return
    assert read(answer["text"]) == answer


def test_it_is_kept_as_typed_without_control_characters_and_spaces_around_it():
    assert read("  Duty\x00\x07 Mänager\t\n ") == {"text": "Duty Mänager"}
    assert read("<b>911</b>") == {"text": "<b>911</b>"}


@pytest.mark.parametrize("sent", [[], "", "  \t", "\x00", ["", " "]])
def test_an_empty_field_is_no_answer(sent):
    with pytest.raises(NothingChosen, match="Write a word or two first."):
        read(sent)


def test_several_answers_are_hostile():
    with pytest.raises(HostileAnswer):
        read(["one", "two"])


@pytest.mark.parametrize("length", [81, 100_000])
def test_what_is_too_long_is_refused_and_its_beginning_kept(length):
    with pytest.raises(UnreadableAnswer, match="Keep it to 80 characters") as refusal:
        read("é" * length)
    assert refusal.value.draft == {"text": "é" * 80}


# Saying ---------------------------------------------------------------------------------------------------------------


def test_an_analysis_hears_whether_it_was_right_and_never_what_was_typed():
    content = question("911")
    assert ShortTextBlock.picks(content, {"text": "911."}) == {"accepted"}
    assert ShortTextBlock.picks(content, {"text": "my friend Lea"}) == {"other"}
    assert ShortTextBlock.picks(content, {}) == set()
    assert "Lea" not in str(ShortTextBlock.remarks(content, {"text": "my friend Lea"}))


def test_feedback_tells_what_was_typed_and_what_is_right():
    feedback = ShortTextBlock.feedback_for(question("911", "nine one one"), {"text": "a friend"})
    assert (feedback.grade, feedback.given_answer) == (0, "a friend")
    assert feedback.right_answer == "Each of these is right: 911 · nine one one"
    assert ShortTextBlock.describe_right_answer(question("911")) == "The right answer is: 911"


def test_the_forms_of_the_factories_are_right_and_wrong():
    content = question()
    answers = [
        ShortTextBlock.read_answer(content, form(content), "answer") for form in (right_short_text, wrong_short_text)
    ]
    assert [ShortTextBlock.grade(content, answer) for answer in answers] == [1, 0]


def test_the_field_is_labelled_and_holds_a_refused_draft():
    html = ShortTextBlock.html(question(), prefix="q", answer={"text": '"><script>x</script>'})
    assert '<label for="q-typed">' in html and 'id="q-typed" name="q"' in html
    assert 'value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"' in html


def test_the_key_is_nowhere_before_feedback():
    html = ShortTextBlock.html(question(), prefix="q", answer={"text": "a KE"})
    assert "KEY" not in html
    assert "KEY" not in ShortTextBlock.html(question(), prefix="q", answer={"text": "x"}, is_closed=True)
    assert "KEY" not in str(ShortTextBlock.context(question(), prefix="q", answer={"text": "x"}))


def test_a_review_says_what_was_typed_and_what_is_right():
    content, answer = question("911"), {"text": "a friend"}
    html = ShortTextBlock.html(
        content, prefix="q", answer=answer, feedback=ShortTextBlock.feedback_for(content, answer), is_closed=True
    )
    assert "a friend" in html and "Your answer</span>" in html and "The right answer is: 911" in html
    assert "<input" not in html


def test_editors_see_every_accepted_answer():
    html = ShortTextBlock.render_key(question("911", "nine one one"))
    assert html.count("Right answer</span>") == 2
    assert "You gave no answer" not in html


# Writing it -----------------------------------------------------------------------------------------------------------


def test_freezing_gives_the_same_content_each_time():
    assert question(" 911 ") == question("911")


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([], "Give from 1 to 12 accepted answers; there are 0."),
        ([str(number) for number in range(13)], "Give from 1 to 12 accepted answers; there are 13."),
        (["911", "…"], "Every accepted answer needs a letter or a digit."),
        (["École", "ecole!"], "Two accepted answers count as the same. Remove one of them."),
        (["x" * 81], "at most 80 characters"),
    ],
)
def test_a_question_that_cannot_work_is_answered_with_a_sentence(answers, sentence):
    assert sentence in problem_with("short_text", {**a_short_text(), "accepted": answers})


def test_other_programs_hear_the_accepted_answers():
    assert ShortTextBlock.interaction(question("911", "9-1-1")).accepted == ("911", "9-1-1")
