"""A quiz of four statements, and people who take it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Locale

from curriculum.models import Course, Module
from people.models import User
from quizzes.models import Quiz
from tests.courses import build_course
from tests.quizzes.analysis.crowds import TWELVE, take_all, work_out
from tests.quizzes.factories import a_statement, stream


@pytest.fixture
def statements(course: Course) -> Quiz:
    """Four statements, all of them true, in the same order for everyone."""
    page = Quiz(title="Half-way check", slug="half-way", minutes=4, shuffle_questions=False)
    page.questions = stream(page, "questions", [("true_false", a_statement(answer=True))] * 4)
    Module.objects.child_of(course).last().add_child(instance=page)
    return Quiz.objects.get(pk=page.pk)


@pytest.fixture
def french(course: Course, statements: Quiz) -> Quiz:
    """The same quiz in French."""
    locale = Locale.objects.get_or_create(language_code="fr")[0]
    return statements.copy_for_translation(locale, copy_parents=True)


@pytest.fixture
def measured(statements: Quiz) -> Quiz:
    """Forty people took it, and it is worked out."""
    take_all(statements, TWELVE * 3 + ["1111"] * 4)
    work_out(statements)
    return statements


@pytest.fixture
def few(statements: Quiz) -> Quiz:
    """Nine people took it, and it is worked out."""
    take_all(statements, TWELVE[:9])
    work_out(statements)
    return statements


@pytest.fixture
def desk(client_of, editor) -> Client:
    """In which somebody who may edit every page is signed in."""
    return client_of(editor)


@pytest.fixture
def other_editor(course: Course) -> User:
    """May enter the desk and edit a course, but not the one the quiz is in."""
    group = Group.objects.create(name="Other editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=build_course("Elsewhere", "elsewhere"), permission=change)
    user = User.objects.create_user(email="other@example.org", password="a-long-password")
    user.groups.add(group)
    return user
