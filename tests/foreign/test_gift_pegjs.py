"""gift-pegjs, a grammar of GIFT by others, reads what we write: the same titles, words, answers and feedback."""

import json
import subprocess
from pathlib import Path

import pytest

from quizzes.exchange.asked import Asked
from quizzes.exchange.formats import GIFT
from tests.quizzes.exchange.questions import SAMPLES, sample

HERE = Path(__file__).parent
KINDS = ["single_choice", "multiple_choice", "true_false", "matching", "short_text", "number", "hot_text"]


def parsed(*questions: Asked) -> list[dict]:
    file = GIFT.join([(asked, GIFT.write_item(asked)) for asked in questions], "Front desk")
    node = subprocess.run(["node", "parse_gift.js"], cwd=HERE, input=file, capture_output=True, timeout=60)
    assert node.returncode == 0, node.stderr.decode()
    return json.loads(node.stdout)


@pytest.fixture(scope="module")
def read() -> dict[str, dict]:
    return {question["title"]: question for question in parsed(*map(sample, KINDS))}


def test_every_question_is_there_under_its_title_and_of_its_type(read):
    kinds = {title: question["type"] for title, question in read.items()}
    names = ["MC", "MC", "TF", "Matching", "Short", "Numerical", "MC"]
    assert kinds == dict(zip(KINDS, names, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_the_id_the_tags_and_the_feedback_for_everyone_are_the_same(read, kind):
    question, asked = read[kind], sample(kind)
    assert question["stem"]["format"] == "html" and question["stem"]["text"].startswith(asked.prompt)
    assert (question["id"], question["tags"]) == (kind, list(asked.tags))
    assert question["globalFeedback"]["text"] == asked.feedback


def options(question: dict) -> list[tuple[str, str]]:
    return [(choice["text"]["text"], (choice["feedback"] or {"text": ""})["text"]) for choice in question["choices"]]


@pytest.mark.parametrize("kind", ["single_choice", "multiple_choice", "hot_text"])
def test_options_have_their_words_and_feedback(read, kind):
    assert options(read[kind]) == [(option.text, option.feedback) for option in SAMPLES[kind].options]


def test_the_right_option_is_right(read):
    assert [choice["isCorrect"] for choice in read["single_choice"]["choices"]] == [True, False, False]


def test_several_right_options_share_the_credit_and_others_take_it_away(read):
    assert [choice["weight"] for choice in read["multiple_choice"]["choices"]] == [50, -50, -50, 50]


def test_a_statement_is_as_true_as_ours(read):
    question = read["true_false"]
    assert question["isTrue"] is False
    # The first feedback in GIFT is for those who are wrong.
    assert [question["trueFeedback"]["text"], question["falseFeedback"]["text"]] == ["It needs no border.", "Right."]


def test_pairs_go_together_as_ours_do(read):
    pairs = [(pair["subquestion"]["text"], pair["subanswer"]) for pair in read["matching"]["matchPairs"]]
    assert pairs == [*SAMPLES["matching"].pairs, ("", "Other guests")]


def test_the_same_words_and_numbers_are_accepted(read):
    assert [words for words, _feedback in options(read["short_text"])] == ["cluster", "a cluster"]
    assert read["number"]["choices"] == {"type": "range", "number": 7.5, "range": 0.25}


def test_a_gap_is_a_missing_word():
    from quizzes.questions.interactions import Gap, Gaps

    asked = Asked("gap", "<p>Fill it.</p>", Gaps(("Tell the ", Gap(("manager", "guest")), " first.")))
    [question] = parsed(asked)
    assert question["hasEmbeddedAnswers"] and options(question) == [("manager", ""), ("guest", "")]
