"""What each check finds, and what it leaves alone."""

import datetime

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from curriculum.house_style.checking import MAY_BLOCK, check, must_be_put_right
from curriculum.house_style.checks.figures import FIGURE
from curriculum.house_style.checks.phone_numbers import NUMBER
from curriculum.models import Course, Fact
from tests.curriculum.bodies import CONVERSATION, SCENARIO

HARD = (
    "<p>Notwithstanding considerable organisational responsibilities, representatives of municipal administrations "
    "systematically underestimate the extraordinarily complicated interdependencies characterising contemporary "
    "exploitation, particularly regarding intergenerational vulnerability and institutional accountability, "
    "necessitating multidisciplinary collaboration.</p>"
    "<p>Interdisciplinary professionals continuously demonstrate methodological proficiency nevertheless.</p>"
)


@pytest.fixture
def picture(media):
    return get_image_model().objects.create(title="lobby.png", file=get_test_image_file())


def a_fact(**changes) -> Fact:
    values = {
        "wording": "So it is.",
        "source": "A report",
        "status": "verified",
        "review_by": datetime.date(2999, 1, 1),
    }
    return Fact.objects.create(key="F1", **values | changes)


def text(html: str) -> tuple:
    return ("text", html)


# Wording --------------------------------------------------------------------------------------------------------


def test_a_word_to_replace_is_found_in_any_form_and_stops_publishing(lesson, words):
    lesson.body = [{"type": "text", "value": "<p>She was Rescued.</p>", "id": "a"}]
    finding = must_be_put_right(lesson)[0]
    assert finding.sentence == "“Rescued” is a word to avoid." and "supported" in finding.advice
    assert finding.place.block_id == "a" and finding.place.link == "#block-a-section"


def test_a_word_to_say_another_way_only_warns(lesson, words):
    lesson.body = [{"type": "text", "value": "<p>He was in the life.</p>", "id": "a"}]
    assert must_be_put_right(lesson) == []
    assert [finding.sentence for finding in check(lesson)] == ["“the life” is a word to avoid."]


def test_a_longer_entry_speaks_for_the_shorter_one_in_it(found_in, words):
    assert found_in("wording", text("<p>An innocent victim.</p>")) == ["“innocent victim” is a word to avoid."]


def test_parts_of_words_are_no_words(found_in, words):
    assert found_in("wording", text("<p>Rescuers were there.</p>")) == []


def test_a_word_may_be_for_some_audiences_only(found_in, words):
    assert found_in("wording", text("<p>A victim.</p>")) == ["“victim” is a word to avoid."]
    Course.objects.update(audience="employers")
    assert "victim" not in str(found_in("wording", text("<p>A victim.</p>")))


@pytest.mark.parametrize(
    "block", [("teacher_note", {"text": "<p>rescue</p>"}), ("hard_question", {"answer": "rescue"})]
)
def test_what_only_leaders_read_is_no_learner_text(found_in, words, block):
    assert found_in("wording", block) == []


@pytest.mark.parametrize(
    "block",
    [
        ("key_points", {"heading": "", "points": ["They rescue her."]}),
        ("scenario", SCENARIO | {"title": "The rescue"}),
        ("conversation", CONVERSATION | {"closing": "<p>Nobody came to rescue her.</p>"}),
        ("image", {"file": None, "alt": "A rescue", "caption": ""}),
        ("help_services", {"heading": "Rescue", "introduction": ""}),
    ],
)
def test_every_part_of_every_block_is_read(found_in, words, block):
    assert len(found_in("wording", block)) == 1


def test_the_page_s_own_fields_are_read_too(found_in, words):
    assert len(found_in("wording", text("<p>Fine.</p>"), title="The rescue", summary="A rescue.")) == 2


def test_a_course_is_read_too(course, words):
    course.summary = "We rescue."
    assert [str(finding.place) for finding in must_be_put_right(course)] == ["Summary"]


# Reading grade --------------------------------------------------------------------------------------------------


def test_hard_text_is_said_to_be_hard_with_its_hardest_sentences(found_in):
    Course.objects.update(audience="grades-4-6")
    sentences = found_in("reading-grade", text(HARD * 2))
    assert "it should be 5 or below" in sentences[0] and sentences[1].startswith("“Notwithstanding")


def test_plain_text_is_not_remarked_on(found_in):
    assert found_in("reading-grade", text("<p>Tell your boss. She will help you.</p>" * 20)) == []


def test_a_few_words_are_not_measured(found_in):
    assert found_in("reading-grade", text("<p>Institutional accountability.</p>"), title="A", summary="") == []


# Figures and numbers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "About 62% of cases",
        "23 per cent",
        "9 in 10 people",
        "one in four",
        "3 out of every 10",
        "12,000 people",
        "15000 calls",
        "2 million",
        "thousands of girls",
    ],
)
def test_a_figure_without_a_source_is_found(found_in, words):
    assert found_in("figures", text(f"<p>{words}.</p>")) != []


@pytest.mark.parametrize(
    "words",
    [
        "In 2024",
        "at 11:30",
        "30 minutes",
        "Grade 7",
        "room 1207b",
        "call 911",
        "two friends in one room",
        "You get $1,500",
        "1-833-900-1010",
        "2 in 5 minutes",
    ],
)
def test_years_times_and_ordinary_numbers_are_no_figures(words):
    assert FIGURE.search(words) is None


def test_what_is_cited_needs_no_other_source(found_in):
    assert found_in("figures", ("sources", {"items": [{"title": "1 in 4: a report", "address": "", "year": ""}]})) == []


@pytest.mark.parametrize("words", ["1-833-900-1010", "(905) 555-0199", "905 555 0199", "555-0199", "+1 905.555.0199"])
def test_a_typed_number_is_found(words):
    assert NUMBER.search(f"Call {words} today")


@pytest.mark.parametrize("words", ["call 911", "in 2023-2024", "on 2024-11-08", "room 307", "CA-ON-555-01992"])
def test_other_digits_are_no_telephone_numbers(words):
    assert NUMBER.search(words) is None


def test_a_number_behind_a_link_is_found(found_in):
    assert found_in("phone-numbers", text('<p><a href="tel:18339001010">Call</a></p>')) == [
        "“18339001010” is a typed telephone number."
    ]


# Facts and pictures ---------------------------------------------------------------------------------------------


def test_a_verified_fact_is_not_remarked_on(found_in):
    assert found_in("facts", ("fact", {"fact": a_fact().pk})) == []


def test_an_unverified_fact_and_one_past_its_day_warn(found_in, lesson):
    fact = a_fact(status="unverified", review_by=datetime.date(2020, 5, 4))
    assert found_in("facts", ("fact", {"fact": fact.pk})) == [
        "Fact F1 is not verified.",
        "Fact F1 was to be looked at again by May 4, 2020.",
    ]
    assert must_be_put_right(lesson) == []


def test_a_fact_that_is_gone_stops_publishing_and_is_said_once(lesson):
    lesson.body = [{"type": "fact", "value": {"fact": 99999}, "id": "a"}]
    assert [finding.check for finding in must_be_put_right(lesson)] == ["facts"]


def test_a_picture_without_a_description_stops_publishing_and_is_said_once(lesson, picture):
    lesson.body = [{"type": "image", "value": {"file": picture.pk, "alt": "", "caption": ""}, "id": "a"}]
    assert [finding.sentence for finding in must_be_put_right(lesson)] == ["The picture has no description."]


@pytest.mark.parametrize("alt", ["lobby.png", "IMG_0042", "A lobby"])
def test_a_description_that_says_nothing_warns(found_in, lesson, picture, alt):
    assert len(found_in("alt-text", ("image", {"file": picture.pk, "alt": alt, "caption": ""}))) == 1
    assert must_be_put_right(lesson) == []


def test_a_course_s_picture_needs_a_description(course, picture):
    course.picture = picture
    assert [str(finding.place) for finding in must_be_put_right(course)] == ["Description of the picture"]


# Headings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h3>Small</h3><p>x</p>", "smaller heading"),
        ("<h2></h2><p>x</p>", "empty heading"),
        ("<p><b>What to do</b></p><p>x</p>", "like a heading"),
    ],
)
def test_headings_out_of_order_are_found(found_in, html, words):
    assert words in str(found_in("headings", text(html)))


@pytest.mark.parametrize("html", ["<h2>A</h2><h3>B</h3>", "<p><b>Stop.</b> Then go on.</p>", "<p>A</p>"])
def test_headings_in_order_are_not(found_in, html):
    assert found_in("headings", text(html)) == []


def test_a_block_with_a_heading_of_its_own_counts(found_in):
    points = ("key_points", {"heading": "In short", "points": ["A"]})
    assert found_in("headings", points, text("<h3>More</h3>")) == []


# Completeness ---------------------------------------------------------------------------------------------------


def test_a_lesson_without_blocks_is_incomplete(found_in):
    assert found_in("incomplete") == ["The lesson has no blocks yet."]


def test_what_is_missing_is_said_with_the_block_s_number_and_heading(lesson):
    scenes = [{"scene": "start", "text": "", "choices": [{"choice": "Go", "to": ""}]}]
    lesson.body = [
        {"type": "text", "value": "<p>Fine as it is.</p>", "id": "a"},
        {"type": "scenario", "value": {"title": "A late arrival", "scenes": scenes}, "id": "b"},
        {"type": "key_points", "value": {"heading": "", "points": []}, "id": "c"},
    ]
    assert [(str(finding.place), finding.sentence) for finding in must_be_put_right(lesson)] == [
        ("Block 2, Scenario: “A late arrival”", "Scene 1 › “Text” is missing."),
        ("Block 2, Scenario: “A late arrival”", "Scene 1 › Choice 1 › “Leads to” is missing."),
        ("Block 3, Key points", "“Points” is empty: add at least one."),
    ]


def test_what_cannot_work_is_said_too(lesson):
    scenes = [{"scene": "start", "text": "<p>x</p>", "choices": [{"choice": "Go", "to": "nowhere"}]}]
    lesson.body = [{"type": "scenario", "value": {"title": "A", "scenes": scenes}, "id": "b"}]
    assert "no scene of that name" in must_be_put_right(lesson)[0].sentence


def test_only_named_checks_stop_publishing(lesson, words):
    assert set(MAY_BLOCK) == {"incomplete", "alt-text", "facts", "wording"}


def test_a_page_of_another_kind_is_left_alone(course):
    assert check(course.get_parent().specific) == []
