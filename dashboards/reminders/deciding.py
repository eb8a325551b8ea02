"""Keeping what administrators decide about reminders. A mail that was sent stays sent."""

from __future__ import annotations

from django.db import transaction

from dashboards.reminders.forms import RulesForm
from dashboards.reminders.models import ReminderRules
from dashboards.reminders.rules import Rulebook
from people.auditing import record_for_all
from people.models import Deed, Organisation, User


def rules_here(organisation: Organisation) -> ReminderRules:
    """The organisation's own; or, to begin with, what holds here because it was decided above."""
    holds = Rulebook([organisation]).of(organisation)
    if holds.organisation != organisation:
        holds.pk, holds._state.adding, holds.organisation = None, True, organisation
    return holds


@transaction.atomic
def keep(form: RulesForm, administrator: User) -> None:
    """Two who save at once: the later holds, and there is one row."""
    rules = form.save(commit=False)
    names = ("is_on", "before", "on_the_day", "after", "digest", "digest_weekday")
    values = {name: getattr(rules, name) for name in names}
    ReminderRules.objects.update_or_create(organisation=rules.organisation, defaults=values)
    told = f"reminders={rules.is_on}, days={rules.offsets}, summary={rules.digest}"
    record_for_all(administrator, Deed.CHANGED_ORGANISATION, rules.organisation, told)


@transaction.atomic
def follow_again(organisation: Organisation, administrator: User) -> None:
    """What was decided above holds here again. Twice is as good as once."""
    if ReminderRules.objects.filter(organisation=organisation).delete()[0]:
        record_for_all(administrator, Deed.CHANGED_ORGANISATION, organisation, "reminders=as above")
