"""A task of the review: a group of people reads a draft that somebody else wrote."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState, WorkflowState

from curriculum.reviewing.content import revisions_say_the_same
from curriculum.reviewing.writers import writers_of
from people.models import User


class ReviewTask(AbstractGroupApprovalTask):
    """Nobody approves what they wrote, and nobody approves everything alone: with the writer, three people know it."""

    class Meta:
        verbose_name = gettext_lazy("review task")
        verbose_name_plural = gettext_lazy("review tasks")

    @classmethod
    def get_description(cls) -> str:
        return _("Members of the chosen groups approve this, except those who wrote the draft.")

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, str, bool]]:
        actions = super().get_actions(obj, user)
        if actions and self.why_not(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> str | None:
        """What was approved before the text was changed once more is asked for again. Gives the address to go on to,
        where the page itself is closed to its reader now."""
        # Of two who approve at once, the second finds the task done.
        state = WorkflowState.objects.select_for_update(of=("self",)).get(pk=task_state.workflow_state_id)
        task_state.refresh_from_db()
        task_state.workflow_state = state
        if action_name == "approve":
            if sentence := self.why_not(state.content_object, user):
                raise PermissionDenied(sentence)
            forget_approvals_of_other_words(task_state)
        super().on_action(task_state, user, action_name, **kwargs)
        page = Page.objects.get(pk=state.object_id)
        return None if page.permissions_for_user(user).can_edit() else reverse("wagtailadmin_home")

    def why_not_for_reviewer(self, page: Page, user: User) -> str:
        """The same for those who are asked to approve; nothing to tell the others."""
        return self.why_not(page, user) if super().get_actions(page, user) else ""

    def why_not(self, page: Page, user: User) -> str:
        """A sentence for someone who may not approve this draft; "" for who may."""
        if user.pk in writers_of(page):
            return _("You wrote part of this draft, so somebody else has to approve it.")
        if self.is_left_alone_with(page, user):
            return _("You approved every other part of this review, so somebody else has to approve this one.")
        return self.not_whole(page)

    def not_whole(self, page: Page) -> str:
        """A draft may have been saved half-way while it waited, and the last approval publishes it."""
        from curriculum.house_style.checking import must_be_put_right  # stands on all models

        findings = must_be_put_right(page.specific.get_latest_revision_as_object())
        if not findings:
            return ""
        words = {"place": findings[0].place, "sentence": findings[0].sentence}
        return _("Something has to be put right before this can be approved. %(place)s: %(sentence)s") % words

    def is_left_alone_with(self, page: Page, user: User) -> bool:
        state = page.current_workflow_state
        if state is None:
            return False
        tasks = set(state.workflow.tasks.filter(active=True).values_list("pk", flat=True))
        approved = approvals(state).exclude(task=self.pk)
        done = dict(approved.order_by("finished_at").values_list("task_id", "finished_by_id"))
        is_last = tasks - {self.pk} <= set(done) and len(tasks | set(done)) > 1
        return is_last and set(done.values()) == {user.pk}


def approvals(state: WorkflowState) -> Any:
    return state.task_states.filter(status=TaskState.STATUS_APPROVED)


def forget_approvals_of_other_words(task_state: TaskState) -> None:
    latest = task_state.workflow_state.content_object.get_latest_revision()
    for earlier in approvals(task_state.workflow_state).select_related("revision"):
        if not revisions_say_the_same(earlier.revision, latest):
            earlier.status = TaskState.STATUS_CANCELLED
            earlier.save(update_fields=["status"])
