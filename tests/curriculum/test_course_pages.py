"""The list of courses and the page of one."""

import pytest

from curriculum.models import Course, CourseIndex
from tests.courses import build_course


def test_the_list_shows_courses_and_how_long_they_take(client, course):
    page = client.get("/courses/").text
    assert "Small Steps" in page and "About 12 minutes" in page


def test_the_list_can_be_narrowed_to_an_audience(client, course):
    course.get_parent().add_child(instance=Course(title="For parents", slug="for-parents", audience="parents"))
    page = client.get("/courses/?audience=parents").text
    assert "For parents" in page and "Small Steps" not in page and 'aria-current="page">Parents' in page


@pytest.mark.parametrize("audience", ["parents", "nonsense", "%00"])
def test_an_audience_without_courses_says_so_or_shows_all(client, course, audience):
    page = client.get(f"/courses/?audience={audience}").text
    assert "There is no course for this group yet." in page or "Small Steps" in page


def test_a_draft_is_not_listed(client, course):
    course.get_parent().add_child(instance=Course(title="Not yet", slug="not-yet", audience="parents", live=False))
    assert "Not yet" not in client.get("/courses/").text


def test_a_course_begins_at_its_first_step(client, course):
    page = client.get("/courses/small-steps/").text
    assert 'href="/courses/small-steps/module-1/lesson-one/">Begin</a>' in page and "No account needed" in page


def test_a_course_without_lessons_says_so(client, course):
    empty = CourseIndex.objects.get().add_child(instance=Course(title="Empty", slug="empty", audience="parents"))
    assert "This course has no lessons yet." in client.get(empty.url).text


def test_a_course_says_how_long_its_certificate_holds(client, course):
    course.valid_months = 12
    course.save_revision().publish()
    assert "valid for 12 months" in client.get("/courses/small-steps/").text


def test_a_module_lists_its_own_steps(client, course):
    page = client.get("/courses/small-steps/module-1/").text
    assert "Lesson one" in page and "Lesson two" in page and "Lesson three" not in page


def test_the_home_page_shows_a_few_courses(client, course):
    for number in range(6):
        build_course(f"Course {number}", f"course-{number}")
    assert client.get("/").text.count("course-card card") == 4
