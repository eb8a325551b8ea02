import pytest
from django.core.exceptions import ValidationError

from people.names import heard_as, read_first_name


@pytest.mark.parametrize("name", ["Zoé", "ᐋᓂ", "أمينة", "Nguyễn", "O’Neil", "李", "Anne-Marie", "Ben 2"])
def test_names_of_every_script_are_welcome(name):
    assert read_first_name(f"  {name} ") == name


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\u200b\u202e", "\u3164\u3164", "123", "...", "x" * 81, "a" + "\u0301" * 40, "a" * 5000]
    + ["me@example.org", "https://example.org", "www.example.org", " ".join(["Anastasia"] * 26)],
)
def test_blanks_addresses_and_what_runs_across_the_page_are_refused_with_a_sentence(typed):
    with pytest.raises(ValidationError) as refused:
        read_first_name(typed)
    assert refused.value.messages[0].endswith((".", "?"))


def test_invisible_signs_are_left_out():
    assert read_first_name("Be\u202en\u200b") == "Ben"


@pytest.mark.parametrize("other", ["ZOÉ", "zoe", " Zoe\u0301 ", "Ｚｏé", "Z\u200boé"])
def test_capitals_accents_and_spaces_make_no_other_name(other):
    assert heard_as(other) == heard_as("Zoé")
