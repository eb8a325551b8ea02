"""The lists of words. What a child may meet on a card is read by people; what a program can tell is told here."""

import pytest

from people.card_words import as_stored, random_words, words_in

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])


@LANGUAGES
def test_there_are_enough_words(language):
    assert len(words_in(language)) >= 400


@LANGUAGES
def test_no_two_are_alike_as_they_are_looked_up(language):
    assert len({as_stored(word) for word in words_in(language)}) == len(words_in(language))


@LANGUAGES
def test_words_are_short_and_of_plain_letters(language):
    odd = [word for word in words_in(language) if not (3 <= len(word) <= 8 and word.isalpha() and word.islower())]
    assert odd == []
    assert [word for word in words_in(language) if not as_stored(word).isascii() or set("œæ") & set(word)] == []


@LANGUAGES
def test_no_word_is_another_ones_plural(language):
    known = {as_stored(word) for word in words_in(language)}
    assert [word for word in known if {f"{word}s", f"{word}es", f"{word}x"} & known] == []


@LANGUAGES
def test_words_are_in_order_so_that_a_new_one_is_seen(language):
    assert sorted(words_in(language), key=as_stored) == list(words_in(language))


@LANGUAGES
def test_a_card_has_three_different_words(language):
    assert len(set(random_words(language).split())) == 3


@pytest.mark.parametrize(
    "typed",
    ["ÉTOILE, lapin; Géranium!", " etoile  lapin geranium", "étoile-lapin/géranium", "e\u0301toile lapin géranium"],
)
def test_words_are_heard_however_they_are_typed(typed):
    assert as_stored(typed) == "etoile lapin geranium"
