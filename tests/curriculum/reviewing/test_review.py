"""Three tasks, three groups; nobody approves what they wrote, and nobody approves all of it alone."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Comment, Page, TaskState, Workflow

from curriculum.models import Change, Course, Lesson
from curriculum.reviewing.workflow import EXPERIENCE, SAFEGUARDING, SUBJECT, open_review
from curriculum.reviewing.writers import writers_of
from home.desk import open_desk
from people.models import User
from tests.curriculum.test_edit_a_lesson import form_of


@pytest.fixture
def review(course):
    """Wagtail's own groups as its migrations make them, then ours."""
    open_desk()
    editors = Group.objects.get(name="Editors")
    give_pages(editors, "add_page", "change_page")
    open_review()


def give_pages(group: Group, *codenames: str) -> None:
    from django.contrib.auth.models import Permission
    from wagtail.models import GroupPagePermission

    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=Page.get_first_root_node(), permission=permission)


@pytest.fixture
def desk_of(review, client_of):
    """A function from a name and groups to a client signed in as that person."""

    def sign_in(name: str, *groups: str):
        person, is_new = User.objects.get_or_create(email=f"{name}@example.org", defaults={"display_name": name})
        person.groups.set(Group.objects.filter(name__in=groups))
        return client_of(person)

    return sign_in


@pytest.fixture
def submitted(lesson, desk_of) -> Lesson:
    """Written and submitted by Wanda, who is a subject reviewer too."""
    form = form_of(lesson, title="Anew", change_kind="material", change_note="Four steps.") | {"action-submit": "yes"}
    assert desk_of("wanda", "Editors", SUBJECT).post(f"/cms/pages/{lesson.pk}/edit/", form).status_code == 302
    return lesson


def current(lesson: Lesson) -> TaskState:
    return Page.objects.get(pk=lesson.pk).current_workflow_task_state


def approve(desk, lesson: Lesson, action: str = "approve"):
    return desk.post(f"/cms/pages/workflow/action/{lesson.pk}/{action}/{current(lesson).pk}/", {"comment": "Read."})


def title(lesson: Lesson) -> str:
    return Lesson.objects.get(pk=lesson.pk).title


def test_the_starter_brings_three_tasks_once(review):
    open_review()
    tasks = Workflow.objects.get(name="Review by three people").tasks
    assert [task.specific.groups.get().name for task in tasks] == [SUBJECT, EXPERIENCE, SAFEGUARDING]


def test_after_three_approvals_it_is_published_and_the_version_rises(submitted, desk_of):
    approve(desk_of("sam", SUBJECT), submitted)
    approve(desk_of("lena", EXPERIENCE), submitted)
    assert title(submitted) == "Lesson one" and Course.objects.get().version == "1.0"
    approve(desk_of("gus", SAFEGUARDING), submitted)
    assert title(submitted) == "Anew" and Course.objects.get().version == "1.1"
    assert Change.objects.newest_first().first().note == "Four steps."


def test_whoever_wrote_it_cannot_approve_it_and_reads_why(submitted, desk_of):
    wanda = desk_of("wanda", "Editors", SUBJECT, EXPERIENCE, SAFEGUARDING)
    before = current(submitted)
    assert approve(wanda, submitted).status_code in {302, 403}
    assert current(submitted) == before
    page = wanda.get(f"/cms/pages/{submitted.pk}/edit/").content.decode()
    assert "You wrote part of this draft" in page and 'data-workflow-action-name="approve"' not in page


def test_an_administrator_who_wrote_it_cannot_either(lesson, review, client_of, editor):
    desk = client_of(editor)
    desk.post(f"/cms/pages/{lesson.pk}/edit/", form_of(lesson, title="Anew") | {"action-submit": "yes"})
    before = current(lesson)
    approve(desk, lesson)
    assert current(lesson) == before


def test_one_reviewer_in_every_group_is_not_enough(submitted, desk_of):
    rosa = desk_of("rosa", SUBJECT, EXPERIENCE, SAFEGUARDING)
    approve(rosa, submitted)
    approve(rosa, submitted)
    before = current(submitted)
    approve(rosa, submitted)
    assert current(submitted) == before and title(submitted) == "Lesson one"
    assert "You approved every other part" in rosa.get(f"/cms/pages/{submitted.pk}/edit/").content.decode()
    approve(desk_of("gus", SAFEGUARDING), submitted)
    assert title(submitted) == "Anew"


def test_two_reviewers_can_do_it(submitted, desk_of):
    rosa, gus = desk_of("rosa", SUBJECT, EXPERIENCE), desk_of("gus", SAFEGUARDING)
    for desk in (rosa, rosa, gus):
        approve(desk, submitted)
    assert title(submitted) == "Anew"


def test_a_reviewer_of_another_group_and_a_stranger_cannot(submitted, desk_of, client_of, stranger):
    before = current(submitted)
    approve(desk_of("lena", EXPERIENCE), submitted)
    approve(client_of(stranger), submitted)
    assert current(submitted) == before


def test_a_draft_that_was_saved_half_way_meanwhile_is_not_approved_but_may_be_sent_back(submitted, desk_of):
    draft = Lesson.objects.get(pk=submitted.pk).get_latest_revision_as_object()
    draft.body = [("reflection", {"prompt": ""})]
    draft.save_revision(clean=False)
    reader = desk_of("sam", SUBJECT)
    assert "“Something to think about” is missing." in reader.get(f"/cms/pages/{submitted.pk}/edit/").content.decode()
    approve(reader, submitted)
    assert current(submitted).status == TaskState.STATUS_IN_PROGRESS
    state = current(submitted)
    approve(reader, submitted, "reject")
    assert TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_REJECTED


def test_approving_twice_counts_once(submitted, desk_of):
    sam, state = desk_of("sam", SUBJECT), current(submitted)
    for _twice in range(2):
        sam.post(f"/cms/pages/workflow/action/{submitted.pk}/approve/{state.pk}/", {"comment": ""})
    assert current(submitted).task.name.startswith("Lived experience")


def test_after_approving_a_reviewer_goes_on_to_the_desk(submitted, desk_of):
    assert approve(desk_of("sam", SUBJECT), submitted).url == "/cms/"


def test_asking_for_changes_says_why(submitted, desk_of):
    approve(desk_of("sam", SUBJECT), submitted, "reject")
    assert title(submitted) == "Lesson one"
    assert TaskState.objects.filter(status="rejected", comment="Read.").exists()


def test_a_reviewer_who_changed_words_is_a_writer_and_earlier_approvals_are_asked_again(submitted, desk_of):
    approve(desk_of("sam", SUBJECT), submitted)
    draft = Page.objects.get(pk=submitted.pk).get_latest_revision_as_object()
    draft.title = "Anew, and better"
    lena = User.objects.get_or_create(email="lena@example.org", defaults={"display_name": "lena"})[0]
    draft.save_revision(user=lena)
    before = current(submitted)
    approve(desk_of("lena", EXPERIENCE), submitted)
    assert current(submitted) == before
    approve(desk_of("luc", EXPERIENCE), submitted)
    assert current(submitted).task.name.startswith("Subject")


def approve_in_the_editor(desk, lesson: Lesson, **changes):
    """With the editor's form, as Wagtail's *Approve* sends it."""
    form = form_of(lesson, title="Anew", change_kind="material", change_note="Four steps.", **changes)
    approved = {"action-workflow-action": "yes", "workflow-action-name": "approve"}
    return desk.post(
        f"/cms/pages/{lesson.pk}/edit/", form | approved | {"workflow-action-extra-data": '{"comment": "Read twice."}'}
    )


def test_who_changes_words_and_approves_in_one_step_reads_why_not_and_loses_nothing(submitted, desk_of):
    before, sam = current(submitted), desk_of("sam", "Editors", SUBJECT)
    for _twice in range(2):
        page = approve_in_the_editor(sam, submitted, summary="In other words.").text
        assert "You changed this draft, so somebody else has to approve it." in page
        assert "In other words." in page and "Read twice." in page
    assert current(submitted) == before
    assert Page.objects.get(pk=submitted.pk).get_latest_revision_as_object().summary == ""


def test_who_changes_nothing_approves_in_the_editor(submitted, desk_of):
    assert approve_in_the_editor(desk_of("sam", "Editors", SUBJECT), submitted).status_code == 302
    assert current(submitted).task.name.startswith("Lived experience")


def test_a_comment_makes_nobody_a_writer(submitted, desk_of):
    sam = User.objects.get_or_create(email="sam@example.org", defaults={"display_name": "sam"})[0]
    draft = Page.objects.get(pk=submitted.pk).get_latest_revision_as_object()
    draft.save_revision(user=sam)
    Comment.objects.create(page=draft, user=sam, text="Which source?", contentpath="title")
    assert writers_of(Page.objects.get(pk=submitted.pk)) == {User.objects.get(email="wanda@example.org").pk}
    approve(desk_of("sam", SUBJECT), submitted)
    assert current(submitted).task.name.startswith("Lived experience")


def test_a_reviewer_reads_the_change_list(submitted, desk_of):
    sam = desk_of("sam", SUBJECT)
    assert "Anew" in sam.get(f"/cms/pages/{submitted.pk}/what-changed/").content.decode()
    assert sam.get(f"/cms/pages/{submitted.pk}/edit/").status_code == 200


def test_comments_are_on(submitted, desk_of):
    page = desk_of("sam", SUBJECT).get(f"/cms/pages/{submitted.pk}/edit/").content.decode()
    assert "w-field__comment-button" in page


def test_what_was_approved_before_its_part_was_given_up_counts_as_read(submitted, desk_of):
    """Or whoever read everything could approve all that is left."""
    rosa = desk_of("rosa", SUBJECT, EXPERIENCE, SAFEGUARDING)
    approve(rosa, submitted)
    approve(rosa, submitted)
    Workflow.objects.get(name="Review by three people").tasks.filter(name__startswith="Lived").update(active=False)
    approve(rosa, submitted)
    assert title(submitted) == "Lesson one"
    approve(desk_of("gus", SAFEGUARDING), submitted)
    assert title(submitted) == "Anew"
