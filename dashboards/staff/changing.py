"""One person taken on, changed, let go or taken back by hand, with a line in the log for each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dashboards.staff.forms import ChangeForm
from dashboards.staff.importing.doing import PERSONAL, do
from dashboards.staff.importing.matching import Fate, entries_of
from dashboards.staff.importing.rows import StaffRow, checked
from people.auditing import record_for_all
from people.models import Deed, Employment, Organisation, User
from people.staffing import change_many, let_go, renew_people, take_back, take_on


@transaction.atomic
def add(facts: dict[str, Any], by: User) -> tuple[Employment, bool]:
    """As a list of one row would. Says whether they are there now as was typed: who is there otherwise is found, and
    stays so. A ValidationError says what is in the way."""
    site: Organisation = facts["site"]
    site.hold_root()  # lists and hands come one after the other
    row = checked(
        StaffRow(
            1,
            facts["name"],
            facts["staff_number"],
            facts["email"],
            position=facts["position"],
            work=facts["work"],
            hired_on=facts["hired_on"],
            language=facts["language"],
        )
    )
    [entry] = entries_of(site, by, [row])
    if entry.fate == Fate.WRONG:
        raise ValidationError(entry.problem)
    if entry.note and not entry.owner:
        raise ValidationError(_("This address has an account here already. Invite its owner, or leave it out."))
    if entry.fate in (Fate.SAME, Fate.CHANGED) and entry.employment:
        return entry.employment, entry.fate == Fate.SAME
    entry.site, entry.team = site, facts["team"]
    do([entry], site, by.language)
    employment = Employment.objects.present().get(user=entry.person, organisation=site)
    record_for_all(by, Deed.ADDED, site, learner=employment.user)
    return employment, True


@transaction.atomic
def change(form: ChangeForm, by: User) -> None:
    """Only what is different; the log says of what kind, not what it was. A ValidationError if they have just left."""
    employment = form.employment
    employment.organisation.hold_root()
    if not Employment.objects.present().filter(pk=employment.pk).exists():
        raise ValidationError(_("They left at this moment, as somebody else has said. Nothing was saved."))
    facts = {FIELDS.get(name, name): value for name, value in form.cleaned_data.items()}
    changed_person = differing(employment.user, {name: facts[name] for name in facts.keys() & PERSONAL})
    changed_work = differing(employment, {name: facts[name] for name in WORK})
    if "email" in changed_person:
        EmailAddress.objects.filter(user=employment.user).delete()
    if changed_person:
        renew_people([employment.user], changed_person)
    if changed_work:
        change_many([employment])
    if names := [*changed_person, *changed_work]:
        record_for_all(by, Deed.CHANGED_STAFF, employment.organisation, ", ".join(names), employment.user)


FIELDS = {"name": "display_name", "site": "organisation"}
WORK = ("organisation", "team", "staff_number", "position", "work", "hired_on")


def differing(thing: User | Employment, facts: dict[str, Any]) -> list[str]:
    """What was set because it was otherwise before."""
    names = sorted(name for name, value in facts.items() if (getattr(thing, name) or None) != (value or None))
    for name in names:
        setattr(thing, name, facts[name])
    return names


@transaction.atomic
def say_left(employment: Employment, on: dt.date, by: User) -> None:
    employment.organisation.hold_root()
    if there := Employment.objects.present().filter(pk=employment.pk).first():  # perhaps at another site by now
        let_go(there, on)
        record_for_all(by, Deed.CHANGED_STAFF, employment.organisation, f"left_on {on}", employment.user)


@transaction.atomic
def say_back(employment: Employment, since: dt.date, by: User) -> Employment:
    """The same work where they had not left at all; else a new one, whose courses begin anew."""
    employment.organisation.hold_root()
    back = employment
    if employment.left_on and since <= employment.left_on:
        take_back(employment)
    else:
        same = {name: getattr(employment, name) for name in ("staff_number", "position", "work")}
        back = take_on(employment.user, employment.organisation, employment.team, hired_on=since, **same)
    record_for_all(by, Deed.CHANGED_STAFF, employment.organisation, f"back {since}", employment.user)
    return back
