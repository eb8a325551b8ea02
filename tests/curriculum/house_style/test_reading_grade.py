"""What the reading grade counts, held against counts by hand."""

import pytest

from curriculum.house_style.reading_grade import reading_grade, sentences_of, words_of
from curriculum.house_style.syllables import syllables

KNOWN = {
    1: "a the eye you calm friend names asked phones they're weren't don't owe true league through judged called",
    2: "people money something someone being quiet boss's didn't could've needed table settled safety hopeful online "
    "language special beyond lawyer science notice changes patient argue café centre every Mr",
    3: "anyone everyone area however understand recognise exploited video easier whoever created trafficking",
    4: "society experience responsible situation reality usually exploitation non-binary anybody's",
    5: "organisation university confidentially",
    6: "responsibility vulnerability",
}

EVERY = [(word, count) for count, words in KNOWN.items() for word in words.split()]

# The beginning of a lesson for grades 7 and 8, and its syllables, words and sentences as counted by hand.
PASSAGE = """Everybody needs a hand at times. Asking for one is a skill, and skills grow with practice.

You do not have to be sure. You do not need the right words.
"Something feels off" is enough to start with.

Take a sheet of paper that is only for you. Draw a circle, and put yourself in the middle.
Around it, think of:

- **two adults** you could talk to: at home, at school, in a team, next door or far away
- **one service** that is there for young people. Look at the end of this page.

Some people have many names, some have one or none yet. All of that is all right.
If you cannot think of anyone, start with the service. They listen to everyone.

## Who makes a good listener?

Someone who stays calm, who believes you, and who does not tell everyone.
It can be a teacher, a grandparent, a bus driver you like, or a friend's dad.

Someone online keeps asking you for things, and it keeps you awake.
You think of Coach Amara. Practice ends in five minutes."""
BY_HAND = 226, 182, 21


@pytest.mark.parametrize(("word", "count"), EVERY, ids=[word for word, _ in EVERY])
def test_a_word_has_the_syllables_it_is_spoken_with(word, count):
    assert syllables(word) == count


def test_a_passage_counts_as_it_does_by_hand():
    words = words_of(PASSAGE)
    assert (sum(map(syllables, words)), len(words), len(sentences_of(PASSAGE))) == BY_HAND


def test_the_grade_follows_the_formula():
    assert reading_grade(PASSAGE) == pytest.approx(0.39 * 182 / 21 + 11.8 * 226 / 182 - 15.59)


@pytest.mark.parametrize(
    "sentence",
    [
        "She talks to Mr. Osei and to Dr. Ray after class.",
        "They bring food, e.g. bread and soup, to the shelter.",
        "“Is she all right?” asks the man at the desk.",
        "It helps to ask one thing: who gains from it?",
        "Write to J. Abara at NeedHelpNow.ca before the end.",
    ],
)
def test_not_every_mark_ends_a_sentence(sentence):
    assert sentences_of(f"{sentence} And this is another one.") == [sentence, "And this is another one."]


@pytest.mark.parametrize("end", ["It ends here.", "It ends here!", "Does it end?", "It ends here…", "“It ends here.”"])
def test_sentences_end_where_a_reader_stops(end):
    assert len(sentences_of(f"This is how it begins. And so {end} Then there is more of it.")) == 3


def test_names_labels_and_titles_are_no_sentences():
    long = "A student asks whether anybody understands what happened yesterday."
    assert reading_grade(f"My circle\n\nTova\n\n{long}\n\nJae\n\nWho is he?") == reading_grade(long)


def test_a_very_short_sentence_counts_with_its_neighbour():
    assert sentences_of("Jo nods. The coach sits down on the bench. Nobody laughs.") == [
        "Jo nods. The coach sits down on the bench. Nobody laughs."
    ]


def test_a_few_words_alone_are_measured_all_the_same():
    assert reading_grade("Go home.") == pytest.approx(0.39 * 2 + 11.8 - 15.59)
    assert reading_grade("") == reading_grade("19, 20 …") == 0
