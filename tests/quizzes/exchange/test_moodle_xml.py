"""Moodle XML as Moodle writes it."""

import pytest

from quizzes.exchange.asked import Picture
from quizzes.exchange.formats import MOODLE
from quizzes.exchange.xml_trees import read_xml
from tests.quizzes.exchange.files import sample_file
from tests.quizzes.exchange.questions import sample
from tests.quizzes.exchange.reading import account, items, only, read

QUESTION = "<quiz><question type='%s'><questiontext format='html'><text>What?</text></questiontext>%s</question></quiz>"


def test_every_item_of_a_file_is_accounted_for():
    assert account(sample_file("everyday.xml")) == {
        (7, "Whom to tell"): "single_choice",
        (26, "What helps"): "multiple_choice",
        (34, "Strength"): "true_false",
        (40, "Cluster"): "short_text",
        (48, "Wild"): "An answer in which * stands for any letters cannot be imported.",
        (53, "Break"): "number",
        (59, "Who does what"): "matching",
        (66, "In order"): "ordering",
        (73, "Gaps"): "gap_choice",
        (81, "Drag"): "gap_choice",
        (87, "First day"): "Questions of the kind “essay” cannot be imported.",
        (91, "Welcome"): "Questions of the kind “description” cannot be imported.",
        (95, "Embedded"): "Questions of the kind “cloze” cannot be imported.",
    }


@pytest.mark.parametrize(
    ("title", "entry"),
    [
        ("Whom to tell", {"id": "whom-1", "tags": ["telling"], "feedback": "You do not have to be sure."}),
        ("Whom to tell", {"prompt": "Something worries you.\n\n- Whom do you tell **first**?"}),
        ("Whom to tell", {"picture": "the-desk.png", "picture_alt": "A desk with a bell"}),
        ("Strength", {"answer": True, "feedback_true": "It takes courage.", "tags": ["front-desk"]}),
        ("Break", {"value": 15, "tolerance": 2.5, "unit": "minutes"}),
        ("Who does what", {"others": ["Garden"]}),
        ("In order", {"items": ["Notice", "Tell", "Write it down"]}),
        ("Gaps", {"prompt": "Fill them."}),
        ("Gaps", {"text": "Tell the [duty manager|guest] what you saw; in danger call [911|a friend]."}),
    ],
)
def test_what_it_says_is_read(title, entry):
    found = next(item.entry for item in items(sample_file("everyday.xml")) if item.title == title)
    assert {name: found.get(name) for name in entry} == entry


def test_what_changes_on_the_way_is_said():
    notes = {item.title: item.notes for item in items(sample_file("everyday.xml")) if item.notes}
    assert notes == {
        "Whom to tell": ["Hints are left out."],
        "What helps": ["Every right option earns the same share here."],
        "Cluster": [
            "Capital letters make no difference here.",
            "Feedback on single answers is left out.",
            "Answers that earn part of the credit are left out.",
        ],
    }


def test_without_a_name_its_title_is_its_words():
    assert only((QUESTION % ("essay", "")).replace("What?", "&lt;p>Tell &amp;amp; ask&lt;/p>")).title == "Tell & ask"


def test_pictures_come_and_go_inside_the_file():
    asked = sample("single_choice", picture=Picture("bell.png", "A “bell” & a desk", b"\x89PNG bytes"))
    reading = read(MOODLE.join([(asked, MOODLE.write_item(asked))], "Bank"))
    assert reading.pictures == {"bell.png": b"\x89PNG bytes"}
    assert reading.items[0].entry["picture_alt"] == "A “bell” & a desk"


@pytest.mark.parametrize("title", ["A --- bank", "-----", "a-->b & c"])
def test_any_title_of_a_bank_leaves_the_xml_sound(title):
    assert read_xml(MOODLE.join([], title)).name == "quiz"


@pytest.mark.parametrize(
    ("image", "notes"),
    [
        ("<img src='https://example.org/a.png'>", ["A picture that is not in the file is left out."]),
        ("<img src='@@PLUGINFILE@@/../../a.png'>", ["A picture that is not in the file is left out."]),
        (
            "<img src='data:image/gif;base64,R0lG'>",
            ["The picture has no description: please write one after importing."],
        ),
        ("<video></video><table><tr><td>a</td></tr></table>", ["Its words stay, without: table, video."]),
    ],
)
def test_what_is_left_out_of_the_words_is_said(image, notes):
    text = f"<![CDATA[<p>What?</p>{image}]]>"
    xml = (QUESTION % ("truefalse", "<answer fraction='100'><text>true</text></answer>")).replace("What?", text)
    assert only(xml).notes == notes


@pytest.mark.parametrize(
    ("kind", "answers", "problem"),
    [
        ("truefalse", "", "Neither “true” nor “false” is marked as right."),
        ("numerical", "<answer fraction='100'><text>ten</text></answer>", "“ten” is not a number."),
        ("gapselect", "", "There is no gap, such as [[1]], in its text."),
        ("", "", "Questions of the kind “” cannot be imported."),
        ("ordering", "<answer fraction='x'><text>a</text></answer>", "“x” is not a number."),
    ],
)
def test_what_cannot_be_read_is_named(kind, answers, problem):
    assert only(QUESTION % (kind, answers)).problem == problem


def test_a_broken_picture_is_named():
    file = "<file name='a.png' encoding='base64'>%%%</file></questiontext>"
    xml = (QUESTION % ("truefalse", "")).replace("What?", "&lt;img src='@@PLUGINFILE@@/a.png'&gt;What?")
    assert only(xml.replace("</questiontext>", file)).problem == "The picture “a.png” is broken."
