"""What editors ask of the whole curriculum, under Reports."""

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Comment, CommentReply, GroupPagePermission, Locale, Page

from curriculum.models import ComplianceProfile, Course, Fact, HelpService, Lesson
from curriculum.reports.urls import REPORTS
from home.desk import open_desk
from people.models import User
from quizzes.models import Quiz

TODAY = datetime.date.today()
YESTERDAY = TODAY - datetime.timedelta(days=1)
LATER = TODAY + datetime.timedelta(days=400)
every_report = pytest.mark.parametrize("slug", [report.slug for report in REPORTS])


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


@pytest.fixture
def profile(db) -> ComplianceProfile:
    return ComplianceProfile.objects.create(
        key="rule",
        name="A rule",
        sector="hospitality",
        minimum_minutes=20,
        required_topics=["definition", "contacts"],
        review_by=LATER,
    )


def address(slug: str) -> str:
    return f"/cms/curriculum/reports/{slug}/"


def rows(client, slug: str, **asked: str) -> list[dict[str, str]]:
    """The report as its spreadsheet says it."""
    response = client.get(address(slug), {"export": "csv"} | asked)
    text = b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()
    return list(csv.DictReader(io.StringIO(text)))


def publish(lesson: Lesson, **fields) -> Lesson:
    for name, value in fields.items():
        setattr(lesson, name, value)
    lesson.save_revision().publish()
    return lesson


@every_report
def test_it_opens_and_is_in_the_menu(desk, lesson, profile, slug):
    page = desk.get(address(slug))
    assert page.status_code == 200 and address(slug) in page.content.decode()
    assert desk.get(f"{address(slug)}results/").status_code == 200


@every_report
def test_who_writes_no_pages_is_turned_away(client_of, learner, teacher, course, slug):
    for someone in (learner, teacher):
        assert client_of(someone).get(address(slug)).status_code in (302, 403, 404)


@every_report
def test_whoever_may_change_pages_sees_it(client_of, course, slug):
    open_desk()
    user = User.objects.create_user(email="edna@example.org", password="a-long-password")
    editors = Group.objects.get(name="Editors")
    editors.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=editors,
        page=course,
        permission=Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page"),
    )
    user.groups.add(editors)
    assert client_of(user).get(address(slug)).status_code == 200


def test_lessons_are_found_by_audience(desk, lesson):
    assert len(rows(desk, "lessons", audience="employers")) == Lesson.objects.count()
    assert rows(desk, "lessons", audience="grades-7-8") == []


def test_lessons_are_found_by_topic(desk, lesson):
    publish(lesson, topics=["definition", "contacts"])
    assert [row["Lesson"] for row in rows(desk, "lessons", topic="contacts")] == [lesson.title]
    assert rows(desk, "lessons", topic="victim-experience") == []


def test_lessons_are_found_by_objective(desk, lesson):
    publish(lesson, objectives="Say what to do\nName two services")
    assert [row["Lesson"] for row in rows(desk, "lessons", objective="TWO services")] == [lesson.title]


def test_lessons_are_found_by_their_own_code_and_by_their_courses(desk, lesson):
    publish(lesson, curriculum_codes="HPE D1.1\nHPE D2.2")
    assert [row["Lesson"] for row in rows(desk, "lessons", code="HPE D2.2")] == [lesson.title]
    Course.objects.update(curriculum_codes="CIV 1")
    found = {row["Lesson"]: row["Curriculum codes"] for row in rows(desk, "lessons", code="CIV 1")}
    assert len(found) == Lesson.objects.count() and found[lesson.title] == "HPE D1.1, HPE D2.2"


def test_a_code_nobody_uses_is_said_to_be_no_choice(desk, lesson):
    assert desk.get(address("lessons"), {"code": "' OR 1=1"}).status_code == 200


def test_coverage_says_what_is_missing_and_what_covers_the_rest(desk, lesson, profile):
    publish(lesson, topics=["definition"])
    (row,) = rows(desk, "coverage")
    assert (row["Topics"], row["Missing"]) == ("1 / 2", "Who to contact")
    assert row["Covered by"] == f"What trafficking is: {lesson.title}"
    assert row["Minutes of the minimum"] == "12 / 20"


@pytest.mark.parametrize(
    ("least", "said"), [(20, "8 minutes short"), (13, "1 minute short"), (12, "Yes"), (None, "No length is named")]
)
def test_coverage_says_whether_the_planned_minutes_reach_the_minimum(desk, lesson, profile, least, said):
    ComplianceProfile.objects.update(minimum_minutes=least)
    assert rows(desk, "coverage")[0]["Long enough"] == said


def test_the_minutes_of_a_quiz_count_towards_the_minimum(desk, lesson, profile):
    lesson.get_parent().add_child(instance=Quiz(title="A check", slug="a-check", minutes=6))
    assert rows(desk, "coverage")[0]["Minutes of the minimum"] == "18 / 20"


def test_coverage_is_shown_of_one_rule_alone(desk, lesson, profile):
    ComplianceProfile.objects.create(key="other", name="Another rule", required_topics=["contacts"], review_by=LATER)
    ComplianceProfile.objects.create(key="silent", name="A silent rule", review_by=LATER)
    assert [row["Compliance profile"] for row in rows(desk, "coverage")] == ["A rule", "Another rule"]
    assert [row["Compliance profile"] for row in rows(desk, "coverage", profile="rule")] == ["A rule"]
    assert len(rows(desk, "coverage", profile="no-such-rule")) == 2
    assert "A silent rule" not in desk.get(address("coverage")).content.decode()


def test_a_rule_that_names_minutes_alone_is_looked_at_too(desk, lesson, profile):
    ComplianceProfile.objects.update(required_topics=[])
    assert rows(desk, "coverage")[0]["Topics"] == "0 / 0"


def test_a_lesson_that_is_not_live_covers_nothing(desk, lesson, profile):
    publish(lesson, topics=["definition"]).unpublish()
    assert rows(desk, "coverage")[0]["Topics"] == "0 / 2"


def test_a_rule_of_another_sector_or_audience_asks_nothing_of_the_course(desk, lesson, profile):
    ComplianceProfile.objects.update(sector="health")
    assert rows(desk, "coverage") == []
    ComplianceProfile.objects.update(sector="", audience="educators")
    assert rows(desk, "coverage") == []


@pytest.fixture
def in_french(lesson, profile) -> Lesson:
    """Its course, module and itself, published in French too."""
    publish(lesson, topics=["definition"])
    french = Locale.objects.get_or_create(language_code="fr")[0]
    copy = lesson.copy_for_translation(french, copy_parents=True)
    Page.objects.update(alias_of=None)
    for page in (*copy.get_ancestors().filter(locale=french).specific(), copy):
        page.save_revision().publish()
    return publish(Lesson.objects.get(pk=copy.pk), title="Leçon une")


def test_lessons_say_their_language_and_are_found_by_it(desk, in_french):
    found = {row["Lesson"]: row["Language"] for row in rows(desk, "lessons")}
    assert found["Lesson one"] == "English" and found["Leçon une"] == "French"
    assert [row["Lesson"] for row in rows(desk, "lessons", locale="fr")] == ["Leçon une"]


def test_a_course_in_two_languages_is_covered_once(desk, in_french):
    (row,) = rows(desk, "coverage")
    assert row["Languages"] == "English, French" and row["Minutes of the minimum"] == "12 / 20"
    Course.objects.get(locale__language_code="en").unpublish()
    (row,) = rows(desk, "coverage")
    assert row["Languages"] == "French" and row["Covered by"] == "What trafficking is: Leçon une"


def test_a_lesson_in_two_languages_shows_a_fact_or_a_service_once(desk, in_french, lesson, fact, help_line):
    Fact.objects.update(review_by=YESTERDAY)
    HelpService.objects.update(next_check=YESTERDAY)
    help_block = {"type": "help_services", "value": {"heading": "", "introduction": ""}, "id": "help"}
    for page in (in_french, lesson):
        publish(page, body=[{"type": "fact", "value": {"fact": fact.pk}, "id": "a-fact"}, help_block])
    shown = {row["Kind"]: row["What shows it"] for row in rows(desk, "due")}
    assert shown["Fact"] == "Lesson one"
    assert shown["Help service"] == "For readers in CA: the help page and strip, and 1 lesson"


def test_a_report_is_saved_for_a_spreadsheet_program_too(desk, in_french):
    response = desk.get(address("lessons"), {"export": "xlsx"})
    assert b"".join(response.streaming_content if response.streaming else [response.content]).startswith(b"PK")


def test_a_fact_that_is_due_names_the_lessons_that_show_it(desk, lesson, fact):
    Fact.objects.update(review_by=YESTERDAY)
    publish(lesson, body=[{"type": "fact", "value": {"fact": fact.pk}, "id": "a-fact"}])
    (row,) = rows(desk, "due")
    assert (row["Kind"], row["Look again"], row["What shows it"]) == ("Fact", "Due now", lesson.title)


def test_a_help_service_that_is_due_says_whose_pages_show_it(desk, lesson, help_line):
    publish(lesson, body=[{"type": "help_services", "value": {"heading": "", "introduction": ""}, "id": "help"}])
    HelpService.objects.update(next_check=TODAY + datetime.timedelta(days=7))
    (row,) = rows(desk, "due")
    assert row["Look again"] == "Due within 30 days"
    assert row["What shows it"] == "For readers in CA: the help page and strip, and 1 lesson"
    HelpService.objects.update(status="unverified")
    assert rows(desk, "due")[0]["What shows it"] == "Nothing, until it is verified"


def test_what_is_not_due_is_left_out(desk, fact, profile):
    assert rows(desk, "due") == []
    assert "Nothing is due within the next 30 days." in desk.get(address("due")).content.decode()


def test_comments_wait_until_they_are_resolved(desk, lesson, editor):
    comment = Comment.objects.create(page=lesson, user=editor, text="Is this so?", contentpath="body")
    other = Comment.objects.create(page=lesson, user=editor, text="And this?", contentpath="body")
    CommentReply.objects.create(comment=other, user=editor, text="It is.")
    assert [row["Comment"] for row in rows(desk, "comments")] == ["Is this so?", "And this?"]
    assert [row["Comment"] for row in rows(desk, "comments", replies="none")] == ["Is this so?"]
    Comment.objects.update(resolved_at=comment.created_at)
    assert rows(desk, "comments") == []


def test_reports_cost_the_same_however_many_lessons_there_are(desk, lesson, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        desk.get(address("lessons"))


def queries(desk, slug: str) -> int:
    desk.get(address(slug), {"export": "csv"})
    with CaptureQueriesContext(connection) as asked:
        rows(desk, slug)
    return len(asked)


def test_coverage_asks_as_much_of_three_courses_and_rules_as_of_one(desk, lesson, profile):
    course, before = Course.objects.get(), queries(desk, "coverage")
    for number in (2, 3):
        course.copy(recursive=True, update_attrs={"slug": f"copy-{number}", "title": f"Copy {number}"})
        ComplianceProfile.objects.create(
            key=f"rule-{number}",
            name=f"Rule {number}",
            minimum_minutes=9,
            review_by=LATER,
            required_topics=["contacts"],
        )
    assert len(rows(desk, "coverage")) == 9 and queries(desk, "coverage") == before


def test_what_is_due_asks_as_much_of_many_facts_as_of_one(desk, lesson, fact):
    Fact.objects.update(review_by=YESTERDAY)
    block = {"type": "fact", "value": {"fact": fact.pk}, "id": "a-fact"}
    publish(lesson, body=[block])
    before = queries(desk, "due")
    facts = [Fact.objects.create(key=f"G{n}", wording="So.", source="A", review_by=YESTERDAY) for n in range(3)]
    blocks = [{"type": "fact", "value": {"fact": one.pk}, "id": one.key} for one in facts]
    publish(lesson, body=[block, *blocks])
    assert [row["What shows it"] for row in rows(desk, "due")] == [lesson.title] * 4
    assert queries(desk, "due") == before


def test_a_spreadsheet_runs_nothing_that_somebody_wrote(desk, lesson, editor):
    Comment.objects.create(page=lesson, user=editor, text='=HYPERLINK("https://example.org")', contentpath="title")
    publish(lesson, title="@SUM(1)")
    assert [row["Comment"][:2] for row in rows(desk, "comments")] == ["'="]
    assert "'@SUM(1)" in [row["Lesson"] for row in rows(desk, "lessons")]
