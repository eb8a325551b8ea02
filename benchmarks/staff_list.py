"""A staff list of 10,000 people: given, looked at, and carried into the list in parts, beside half as many."""

from __future__ import annotations

import datetime as dt
import time

from django.utils import timezone

from dashboards.lists.reading import read_text
from dashboards.staff.importing.confirming import carry_out_list, keep_answers
from dashboards.staff.importing.drafts import Draft, keep, opened
from dashboards.staff.importing.headings import STAFF_LIST
from dashboards.staff.models import StaffDraft
from people.models import Employment, Membership, Organisation, Role, User

PEOPLE = 10_000
SITES = 40
HEADINGS = "Staff number,Name,E-mail address,Site,Position,Hire date"
Row = tuple[str, str, str, str]


def staff_list_row() -> Row:
    half, whole = seconds_for(PEOPLE // 2), seconds_for(PEOPLE)
    measured = f"**{whole:.0f} s**, {PEOPLE / whole:.0f} people a second"
    return f"staff list of {PEOPLE:,} people", measured, f"{half:.0f} s for half", "≤ 2.4 × half; ≤ 60 s"


def seconds_for(number: int) -> float:
    """From the file to the last person, with what each page of the way works out."""
    company, manager = make_company(number)
    given = list_of(number)
    began = time.perf_counter()
    draft = opened(keep(read_text(given, STAFF_LIST), company, manager))
    confirm_at_once(draft)
    carry_out_list.call(str(draft.pk))
    taken = time.perf_counter() - began
    there = Employment.objects.within(company).count()
    if there != number:
        raise RuntimeError(f"{there} of {number} people are on the list.")
    return taken


def confirm_at_once(draft: Draft) -> None:
    plan = draft.plan()
    keep_answers(draft, plan, set(), dt.date.today())
    StaffDraft.objects.filter(pk=draft.pk).update(applied_at=timezone.now())


def make_company(number: int) -> tuple[Organisation, User]:
    company = Organisation.add_root(name=f"Bench Hotels {number}", kind=Organisation.Kind.EMPLOYER)
    for site in range(SITES):
        Organisation.objects.get(pk=company.pk).add_child(name=f"Hotel {site}", kind=Organisation.Kind.SITE)
    manager = User.objects.create_user(display_name="Bench")
    Membership.objects.create(user=manager, organisation=company, role=Role.ADMINISTRATOR)
    return Organisation.objects.get(pk=company.pk), manager


def list_of(number: int) -> str:
    """Half of them have an address."""
    rows = (
        f"{place:05},Person {place},{f'p{place}.{number}@example.org' if place % 2 else ''},Hotel {place % SITES},"
        f"Room attendant,2020-{place % 12 + 1:02}-01"
        for place in range(number)
    )
    return "\n".join([HEADINGS, *rows])
