"""What goes out comes back: export → import gives the same question, for every type a format has."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizzes.exchange.asked import Asked, CannotCarry
from quizzes.exchange.entries import entry_of
from quizzes.exchange.formats import FORMATS
from quizzes.exchange.reading import Reading
from quizzes.exchange.rich_texts import paragraph
from quizzes.exchange.uploads import Upload
from quizzes.questions.interactions import Choice, Number, Option
from tests.quizzes.exchange.questions import ANY, any_question, lines, sample

NATIVE = {
    "gift": ["single_choice", "multiple_choice", "true_false", "matching", "short_text", "number"],
    "moodle": [kind for kind in ANY if kind not in ("hot_text", "rating")],
    "qti": list(ANY),
}
LIKE_AN_OPTION_OR_ANSWER = re.compile(r"[A-Z][.)] |(?i:answer:)")
PAIRS = [(name, kind) for name, kinds in NATIVE.items() for kind in kinds]


def there_and_back(name: str, *questions: Asked) -> Reading:
    format = FORMATS[name]
    reading = Reading()
    chunks = [(asked, format.write_item(asked)) for asked in questions]
    format.read(Upload("bank", format.join(chunks, "A --- bank")), reading)
    return reading


def entry_from(name: str, asked: Asked) -> dict:
    [item] = there_and_back(name, asked).items
    assert item.problem == ""
    return item.entry


@pytest.mark.parametrize(("name", "kind"), PAIRS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_question_comes_back_as_it_went(name, kind, data):
    asked = data.draw(any_question(kind))
    if name == "gift" and isinstance(asked.interaction, Number):
        asked = replace(asked, interaction=replace(asked.interaction, unit=""))
    assert entry_from(name, asked) == entry_of(asked)


@settings(max_examples=60)
@example("What do you do first?", ["Tell", "Wait"], 1)
@example("A. Or not?", ["Tell", "Wait"], 0)
@given(lines, st.lists(lines, min_size=2, max_size=6), st.integers(0, 5))
def test_aiken_brings_back_plain_words_and_the_key(prompt, options, right):
    right %= len(options)
    choice = Choice(tuple(Option(text, float(place == right)) for place, text in enumerate(options)))
    asked = Asked("one", paragraph(prompt), choice)
    if LIKE_AN_OPTION_OR_ANSWER.match(prompt):
        with pytest.raises(CannotCarry, match="Aiken would take its words for an option or an answer."):
            there_and_back("aiken", asked)
    else:
        assert entry_from("aiken", asked) | {"id": "one"} == entry_of(asked)


@pytest.mark.parametrize(
    ("name", "kind", "comes_back_as"),
    [
        ("gift", "hot_text", "multiple_choice"),
        ("gift", "gap_choice", None),
        ("gift", "ordering", None),
        ("gift", "rating", None),
        ("moodle", "hot_text", "multiple_choice"),
        ("moodle", "rating", None),
        *(("aiken", kind, None) for kind in ANY if kind != "single_choice"),
    ],
)
def test_other_types_come_back_as_what_they_were_written_as_or_stay_behind(name, kind, comes_back_as):
    if comes_back_as:
        assert entry_from(name, sample(kind))["type"] == comes_back_as
    else:
        with pytest.raises(CannotCarry):
            there_and_back(name, sample(kind))


@pytest.mark.parametrize("name", NATIVE)
def test_the_same_bank_always_gives_the_same_bytes(name):
    format = FORMATS[name]
    files = [format.join([(sample(kind), format.write_item(sample(kind)))], "t") for kind in NATIVE[name][:1] * 2]
    assert files[0] == files[1]
