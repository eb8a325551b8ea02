import pytest

from progress.time_left import time_left, time_left_in_part

WORDS = {
    0: "",
    1: "about 1 minute left",
    89: "about 89 minutes left",
    90: "about 1½ hours left",
    104: "about 1½ hours left",
    105: "about 2 hours left",
    328: "about 5½ hours left",
    310: "about 5 hours left",
}


@pytest.mark.parametrize(("minutes", "words"), WORDS.items())
def test_what_is_long_is_said_in_hours_and_half_hours(minutes, words):
    assert time_left(minutes) == words
    assert time_left_in_part(minutes) == (f"{words} in this part" if words else "")
