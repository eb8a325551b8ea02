"""The other, equal task: a leader gives it to a learner, sees it done, and may take either back. Nobody asks why."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.outline import Outline, OutlineStep
from people.auditing import record
from people.models import Deed, Group, User
from progress import recording
from progress.models import Enrolment, StepAway
from progress.standing import Standing


@transaction.atomic
def give(group: Group, learner: User, steps: Iterable[OutlineStep], by: User) -> None:
    """Instead of these steps. What was given already stays given."""
    for step in steps:
        if StepAway.objects.get_or_create(learner=learner, step_key=step.key)[1]:
            record(by, Deed.STEPPED_AWAY, group, learner, step.title)


@transaction.atomic
def take_back(group: Group, learner: User, step: OutlineStep, by: User) -> None:
    """The learner finds the step itself again. Where the other task was done, the step stays done."""
    if StepAway.objects.filter(learner=learner, step_key=step.key).delete()[0]:
        record(by, Deed.STEPPED_AWAY, group, learner, _("%(title)s: taken back") % {"title": step.title})


@transaction.atomic
def complete(group: Group, learner: User, step: OutlineStep, outline: Outline, by: User) -> Standing | None:
    """The other task is done. None where it was taken back meanwhile: then there is none to be done."""
    if not StepAway.objects.filter(learner=learner, step_key=step.key).select_for_update().first():
        return None
    enrolment = recording.enrol(learner, outline)
    was_done = enrolment.records.done().filter(step_key=step.key).exists()
    standing = recording.mark_alternative_done(enrolment, step, outline)
    if not was_done:
        record(by, Deed.STEPPED_AWAY, group, learner, _("%(title)s: other task done") % {"title": step.title})
    return standing


@transaction.atomic
def reopen(group: Group, learner: User, step: OutlineStep, outline: Outline, by: User) -> bool:
    """It was marked as done by mistake. False where the course is complete: that is a fact then, with a certificate."""
    enrolment = Enrolment.objects.of(learner).in_course(outline.key).latest_cycle()
    if enrolment is None:
        return True
    is_undone = recording.take_back_alternative(enrolment, step)
    if is_undone:
        record(by, Deed.STEPPED_AWAY, group, learner, _("%(title)s: other task not done yet") % {"title": step.title})
    return is_undone or not enrolment.has_completion()
