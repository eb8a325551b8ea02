"""The editor saves by itself, over what it saved before; never over words that were published or approved."""

import pytest

from curriculum.models import Lesson
from curriculum.reviewing.workflow import SUBJECT
from curriculum.reviewing.writers import writers_of
from people.models import User
from tests.curriculum.reviewing.test_review import approve, current, desk_of, review, title  # noqa: F401 - fixtures
from tests.curriculum.test_edit_a_lesson import form_of


def save_over(desk, lesson: Lesson, **changes) -> int:
    """What an open tab sends; the answer names the revision it saves over from then on."""
    form = form_of(lesson, **changes) | {"overwrite_revision_id": latest(lesson)}
    answer = desk.post(f"/cms/pages/{lesson.pk}/edit/", form, headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.content
    return answer.json()["revision_id"]


def latest(lesson: Lesson) -> int:
    return Lesson.objects.get(pk=lesson.pk).latest_revision_id


@pytest.fixture
def wanda(lesson, desk_of):  # noqa: F811
    """She wrote what is published."""
    desk = desk_of("wanda", "Editors", SUBJECT)
    lesson.save_revision(user=User.objects.get(email="wanda@example.org")).publish()
    return desk


def test_an_open_tab_saves_over_its_own_draft(lesson, wanda):
    first = save_over(wanda, lesson, title="One")
    assert save_over(wanda, lesson, title="Two") == first


def test_what_was_published_meanwhile_is_not_saved_over_and_its_writer_stays_known(lesson, wanda):
    live = latest(lesson)
    assert save_over(wanda, lesson, title="Anew") > live
    assert writers_of(lesson) == {User.objects.get(email="wanda@example.org").pk}
    assert lesson.revisions.get(pk=live).as_object().title == "Lesson one"


def test_words_changed_after_an_approval_are_asked_about_again(lesson, review, client_of, editor, desk_of):  # noqa: F811
    admin = client_of(editor)
    form = form_of(lesson, title="Anew", change_kind="small") | {"action-submit": "yes"}
    assert admin.post(f"/cms/pages/{lesson.pk}/edit/", form).status_code == 302
    approve(desk_of("sam", SUBJECT), lesson)
    save_over(admin, lesson, title="Other words", change_kind="small")
    approve(desk_of("lena", "Lived experience reviewers"), lesson)
    approve(desk_of("gus", "Safeguarding reviewers"), lesson)
    assert title(lesson) == "Lesson one"
    assert current(lesson).task.name.startswith("Subject")
