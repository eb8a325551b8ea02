"""Files that someone, or something, has damaged: sentences, never an error of ours."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curriculum.packing.problems import Mistake
from quizzes.exchange.fates import examine
from quizzes.exchange.formats import FORMATS
from quizzes.exchange.importing import keep_draft
from tests.quizzes.exchange.files import sample_file, zipped
from tests.quizzes.exchange.reading import read

BANK = b"""title: A bank
questions:
  - id: rest
    type: single_choice
    tags: [a, b]
    prompt: "Rest **helps**."
    options:
      - {text: yes, correct: true}
      - {text: "no", feedback: why}
  - {id: n, type: number, prompt: How many?, value: 1.5}
"""
FILES = {
    "gift": sample_file("everyday.gift"),
    "moodle": sample_file("everyday.xml"),
    "aiken": sample_file("everyday.txt"),
    "qti": sample_file("qti22/items/who-what.xml"),
    "yaml": BANK,
}
JUNK = [
    b"{",
    b"}",
    b"=",
    b"~",
    b"<b>",
    b"</",
    b"&#0;",
    b"&#xD800;",
    b"\xff",
    b"\n\n",
    b"[[1]]",
    b"\x00",
    b"1e999",
    b"-",
]
damages = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.one_of(st.sampled_from(JUNK), st.binary(max_size=4))), max_size=6
)


def damaged(content: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    for where, missing, junk in damage:
        place = int(where * len(content))
        content = content[:place] + junk + content[place + missing :]
    return content


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(damage=damages)
def test_a_damaged_file_gets_sentences(name, damage, bank, editor):
    try:
        reading = read(damaged(FILES[name], damage), name)
    except Mistake as mistake:
        assert mistake.sentence.endswith(".")
        return
    fates = examine(keep_draft(bank, editor, "damaged", FORMATS[name], reading))
    assert all(fate.problems == [] or "." in fate.problems[0] for fate in fates)


@settings(max_examples=40)
@given(damage=damages)
def test_a_damaged_zip_file_gets_a_sentence(damage):
    files = {"imsmanifest.xml": sample_file("qti22/imsmanifest.xml"), "items/order.xml": FILES["qti"]}
    try:
        assert read(damaged(zipped(files), damage), "qti").items
    except Mistake as mistake:
        assert mistake.sentence.endswith(".")
