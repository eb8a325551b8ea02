"""What a learner finds on top of their own page: what their classes have assigned."""

import pytest
from django.utils import timezone

from curriculum.models import Course, Lesson
from curriculum.outline import outline_of
from people.models import Group, Organisation
from progress import assigning, recording
from tests.courses import build_course
from tests.progress.assignments import NOON, assign, at_moment, day

PAGE = "/learning/"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    at_moment(monkeypatch, *NOON)


@pytest.fixture
def mine(client_of, learner):
    """A function: the learner's own page as it is now, without its markup between words."""
    client = client_of(learner)

    def shown() -> str:
        return " ".join(client.get(PAGE).text.partition("<main")[2].split())

    return shown


def do(learner, course, *titles) -> None:
    outline = outline_of(course)
    enrolment = recording.enrol(learner, outline)
    for step in outline.steps:
        if step.title in titles:
            recording.mark_done(enrolment, step, outline)


def test_it_names_the_class_what_is_assigned_its_day_and_where_to_begin(school_class, course, mine):
    assign(school_class, course, "Module 1", due_on=day("2026-12-04"))
    html = mine()
    assert "From your class 8B" in html and "Module 1" in html and "due Friday, 4 December" in html
    assert 'class="button" href="/courses/small-steps/module-1/lesson-one/"' in html


def test_it_stands_before_what_the_learner_takes_besides(school_class, course, mine, learner):
    do(learner, build_course("By Myself", "by-myself"), "Lesson one")
    assign(school_class, course, "Lesson two")
    html = mine()
    assert html.index("From your class 8B") < html.index("By Myself")


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-12-01", "due today"),
        ("2026-12-02", "due tomorrow"),
        ("2027-01-08", "due Friday, 8 January 2027"),
        ("2026-11-27", "was due Friday, 27 November – you can still finish it"),
    ],
)
def test_days_are_said_in_words_and_late_is_no_reproach(school_class, course, mine, due, words):
    assign(school_class, course, due_on=day(due))
    assert words in mine()


def test_what_opens_later_is_named_with_its_day_and_leads_nowhere_yet(school_class, course, mine):
    assign(school_class, course, "Lesson two", opens_on=day("2026-12-07"))
    html = mine()
    assert "opens Monday, 7 December" in html and "lesson-two" not in html


def test_a_day_ends_at_midnight_where_the_class_is(school_class, course, mine, monkeypatch):
    """23:30 in Toronto is the next day already in UTC, and in Halifax."""
    assign(school_class, course, due_on=day("2026-12-01"))
    at_moment(monkeypatch, 2026, 12, 2, 4, 30)
    assert "due today" in mine()
    at_moment(monkeypatch, 2026, 12, 2, 5, 0)
    assert "was due" in mine()


def test_it_opens_at_midnight_where_the_class_is(school, school_class, course, mine, monkeypatch):
    assign(school_class, course, "Lesson two", opens_on=day("2026-12-02"))
    at_moment(monkeypatch, 2026, 12, 2, 4, 30)
    assert "opens" in mine()
    Organisation.objects.filter(pk=school.pk).update(time_zone="America/Halifax")
    assert "opens" not in mine()


def test_progress_is_that_of_what_is_assigned(school_class, course, mine, learner):
    assign(school_class, course, "Module 1")
    do(learner, course, "Lesson one")
    html = mine()
    assert "50 % done" in html and "Go on: Lesson two" in html


def test_what_is_finished_says_so_and_asks_nothing_more(school_class, course, mine, learner):
    assign(school_class, course, "Module 1", due_on=day("2026-11-27"))
    do(learner, course, "Lesson one", "Lesson two")
    html = mine()
    assert "finished" in html and "was due" not in html


def test_a_course_is_finished_with_its_closing_statement(school_class, course, mine, learner):
    course.attestation = "I did this myself."
    course.save_revision().publish()
    assign(school_class, course)
    do(learner, course, "Lesson one", "Lesson two", "Lesson three")
    assert "Finish the course" in mine()
    recording.attest(recording.enrol(learner, outline_of(course)), outline_of(course), "I did this myself.")
    assert "Finish the course" not in mine() and ">finished<" in mine()


def test_a_course_assigned_as_a_whole_is_not_listed_twice(school_class, course, mine, learner):
    assign(school_class, course)
    do(learner, course, "Lesson one")
    assert mine().count("33 % done") == 1


def test_what_is_taken_back_goes_and_what_was_begun_stays(school_class, course, mine, learner, teacher):
    given = assign(school_class, course)
    do(learner, course, "Lesson one")
    assigning.withdraw(given, teacher)
    html = mine()
    assert "From your class" not in html and "33 % done" in html


def test_each_of_several_classes_has_its_own_part_and_a_team_is_a_team(school_class, course, mine, learner):
    hotel = Organisation.add_root(name="Lakeside Hotel", kind=Organisation.Kind.EMPLOYER)
    team = Group.objects.create(organisation=hotel, name="Front desk")
    team.add(learner)
    for group in (school_class, team):
        assign(group, course, "Lesson two")
    html = mine()
    assert "From your class 8B" in html and "From your team Front desk" in html


def test_a_class_whose_term_is_over_and_one_of_others_say_nothing(school_class, course, mine, stranger):
    assign(school_class, course)
    assign(stranger.memberships.get().group, course, "Lesson two")
    school_class.archived_at = timezone.now()
    school_class.save()
    assert "From your class" not in mine()


def test_leading_a_class_assigns_nothing_to_oneself(school_class, course, teacher, client_of):
    assign(school_class, course)
    assert "From your class" not in client_of(teacher).get(PAGE).text


def test_what_is_not_published_any_more_is_left_out(school_class, course, mine):
    assign(school_class, course, "Lesson two")
    Lesson.objects.get(slug="lesson-two").unpublish()
    assert "From your class" not in mine()


def test_it_speaks_french(school_class, bilingual_course, client_of, learner):
    assign(school_class, bilingual_course, due_on=day("2026-12-04"))
    html = client_of(learner).get(f"/fr{PAGE}").text
    assert Course.objects.get(locale__language_code="fr").title in html
    assert "4 décembre" in html


@pytest.mark.parametrize("number", [1, 12])
def test_it_costs_the_same_however_much_is_assigned(
    school_class, course, client_of, learner, number, django_assert_max_num_queries
):
    do(learner, course, "Lesson one")
    for count in range(number):
        assign(school_class, build_course(f"Course {count}", f"course-{count}"))
    client = client_of(learner)
    client.get(PAGE)
    with django_assert_max_num_queries(11):
        client.get(PAGE)


def test_the_page_asks_for_one_thing_alone(school_class, school, course, mine, learner):
    """Of two classes, the first of which has nothing for now, and a course taken besides."""
    besides = build_course("By Myself", "by-myself")
    do(learner, besides, "Lesson one")
    assert mine().count('class="button"') == 1
    other = Group.objects.create(organisation=school, name="8A")
    other.add(learner)
    assign(other, besides, "Module 2", opens_on=day("2027-01-08"))
    assign(school_class, course, "Module 1")
    assign(Group.objects.create(organisation=school, name="8Z"), course)
    html = mine()
    assert html.count('class="button"') == 1 and 'class="button" href="/courses/small-steps/' in html
    Group.objects.get(name="8Z").add(learner)
    assert mine().count('class="button"') == 1
