"""@citolab/qti-components plays our QTI items in a browser and scores them as we do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizzes.exchange.asked import Asked
from quizzes.exchange.formats import QTI
from quizzes.questions import TYPES, type_of
from tests.foreign.player import Player

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def player(browser) -> Iterator[Player]:
    player = Player(browser.new_page())
    yield player
    player.close()


@pytest.fixture
def play(player):
    """A function that opens the preview question of a type and gives its frozen content."""

    def open(kind: str) -> dict:
        block = TYPES[kind]()
        content = block.freeze(block.get_preview_value(), f"bank/{kind}")
        asked = Asked(kind, content["prompt"], type_of(content).interaction(content), content["feedback"])
        player.open(QTI.write_item(asked))
        return content

    return open


MARKED = [
    ("single_choice", "options", [[0], [1]]),
    ("multiple_choice", "options", [[0, 1], [0], [2], [0, 2], [0, 1, 2]]),
    ("what_would_you_do", "options", [[0], [1], [2], [3]]),
    ("conversation", "marked", [[2], [0, 2], [0, 1, 2]]),
    ("hot_text", "marked", [[0], [1], [0, 1]]),
]
MARKED = [(kind, key, places) for kind, key, choices in MARKED for places in choices]


@pytest.mark.parametrize(("kind", "key", "places"), MARKED)
def test_what_is_chosen_or_marked_scores_as_ours(play, player, kind, key, places):
    content = play(kind)
    parts = type_of(content).interaction(content).options
    player.mark(*(parts[place].text for place in places))
    ids = [part["id"] for part in content.get("options") or content["parts"]]
    assert player.score() == pytest.approx(type_of(content).grade(content, {key: [ids[place] for place in places]}))


@pytest.mark.parametrize("value", [True, False])
def test_a_statement_scores_as_ours(play, player, value):
    content = play("true_false")
    player.mark("True" if value else "False")
    assert player.score() == type_of(content).grade(content, {"value": value})


@pytest.mark.parametrize(
    ("kind", "words", "answer"),
    [
        ("short_text", "Cluster", {"text": "Cluster"}),
        ("short_text", "clusters", {"text": "clusters"}),
        ("number", "7.5", {"number": 7.5}),
        ("number", "7.6", {"number": 7.6}),
    ],
)
def test_what_is_typed_scores_as_ours(play, player, kind, words, answer):
    content = play(kind)
    player.type(words)
    assert player.score() == type_of(content).grade(content, {"typed": words, **answer})


@pytest.mark.parametrize(("kind", "key"), [("matching", "pairs"), ("sorting", "items")])
@pytest.mark.parametrize("right", [2, 1, 0])
def test_what_is_matched_scores_as_ours(play, player, kind, key, right):
    content = play(kind)
    pairs, texts = type_of(content).interaction(content).pairs, type_of(content).texts(content)
    given = [match if place < right else pairs[place - 1][1] for place, (_item, match) in enumerate(pairs)]
    player.give([f"item_{place} {player.name_of(match)}" for place, match in enumerate(given, start=1)])
    ids = {text: id for id, text in texts.items()}
    answer = {item["id"]: ids[match] for item, match in zip(content["items"], given, strict=True)}
    assert player.score() == pytest.approx(type_of(content).grade(content, {key: answer}))


@pytest.mark.parametrize("step", [1, -1])
def test_an_order_scores_as_ours(play, player, step):
    content = play("ordering")
    items = content["items"][::step]
    player.give([player.name_of(item["text"]) for item in items])
    assert player.score() == type_of(content).grade(content, {"order": [item["id"] for item in items]})


@pytest.mark.parametrize(("first", "second"), [(0, 0), (0, 1), (1, 1)])
def test_gaps_score_as_ours(play, player, first, second):
    content = play("gap_choice")
    places = (first, second)
    for number, place in enumerate(places, start=1):
        player.give(f"option_{place + 1}", to=f"GAP_{number}")
    answer = {gap["id"]: gap["options"][place]["id"] for gap, place in zip(content["gaps"], places, strict=True)}
    assert player.score() == pytest.approx(type_of(content).grade(content, {"gaps": answer}))


@pytest.mark.parametrize("kind", TYPES)
def test_an_answer_left_open_scores_nothing(play, player, kind):
    play(kind)
    assert player.score() == 0


def test_the_feedback_to_what_was_chosen_is_shown(play, player):
    content = play("single_choice")
    player.mark(content["options"][1]["text"])
    player.score()
    assert player.said() == [content["options"][1]["feedback"], "Small, kind questions go a long way."]
