"""The first page of a company's register, and one far away, at a thousand, ten and a hundred thousand staff."""

from __future__ import annotations

import datetime as dt

from django.db import connection

from benchmarks.analysis import medians
from benchmarks.class_page import copy
from benchmarks.seed import sign_in
from curriculum.outline import Outline
from people.models import Employment, Membership, Organisation, Role, User
from progress.models import Obligation, Requirement

SIZES = (1_000, 10_000, 100_000)
SITES = 10
Row = tuple[str, str, str, str]


def register_rows(base: str, outline: Outline) -> list[Row]:
    companies = {size: seed_company(size, outline) for size in SIZES}
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    boss = User.objects.create_user(email="boss@bench.example.org", display_name="Boss")
    for company in companies.values():
        Membership.objects.create(user=boss, organisation=company, role=Role.ADMINISTRATOR)
    cookie, _token = sign_in(boss)
    first = [f"{base}/groups/organisations/{one.pk}/register/" for one in companies.values()]
    far = [f"{address}?after={far_away(one)}" for address, one in zip(first, companies.values(), strict=True)]
    *pages, bare = medians([*first, *far, f"{base}/bare/person/"], cookie)
    half = len(SIZES)
    return [
        *as_rows("register, first page", pages[:half], bare),
        *as_rows("register, a page in the middle", pages[half:], bare),
    ]


def as_rows(what: str, pages: list[float], bare: float) -> list[Row]:
    return [
        (
            f"{what}, {size:,} staff",
            f"**{page / pages[0]:.1f} ×** the page of {SIZES[0]:,} ({page * 1000:.0f} ms)",
            f"{bare * 1000:.0f} ms",
            "flat",
        )
        for size, page in zip(SIZES, pages, strict=True)
    ]


def far_away(company: Organisation) -> int:
    staff = Obligation.objects.filter(company=company).order_by("sort_name", "pk")
    return staff.values_list("pk", flat=True)[staff.count() // 2]


def seed_company(size: int, outline: Outline) -> Organisation:
    """Made by the database, as one pattern many times."""
    company = Organisation.add_root(name=f"Company of {size}", kind=Organisation.Kind.EMPLOYER)
    sites = [company.add_child(name=f"Site {n} of {size}", kind=Organisation.Kind.SITE) for n in range(SITES)]
    requirement = Requirement.objects.create(
        organisation=company,
        course_key=outline.key,
        course_title=outline.title,
        starts_on=dt.date(2026, 1, 1),
        due_days=30,
        renewal_months=12,
    )
    handle = f"staff-{size}"
    for number, site in enumerate(sites):
        seed_site(requirement, company, site, f"{handle}-{number}", size // SITES)
    return company


def seed_site(requirement: Requirement, company: Organisation, site: Organisation, handle: str, size: int) -> None:
    person = User.objects.create_user(username=handle, display_name=handle)
    employment = Employment.objects.create(user=person, organisation=site, staff_number="", work="housekeeping")
    obligation = Obligation.objects.create(
        requirement=requirement,
        employment=employment,
        learner=person,
        organisation=site,
        company=company,
        since=dt.date(2026, 1, 1),
        due_on=dt.date(2026, 1, 31),
        sort_name=handle,
    )
    name = "'worker ' || lpad(((n * 7919) %% 1000003)::text, 7, '0')"
    many = f"generate_series(2, {size}) AS n"
    copy(User, person.pk, many, username=f"'{handle}-' || n", display_name=name)
    people = f"people_user AS n WHERE n.username LIKE '{handle}-%%'"
    copy(Employment, employment.pk, people, user_id="n.id")
    employed = f"people_employment AS n JOIN people_user AS u ON u.id = n.user_id WHERE u.username LIKE '{handle}-%%'"
    days = {"due_on": "DATE '2026-06-01' + (n.id %% 700)::int"}
    done = {"completed_on": "CASE WHEN n.id %% 5 = 0 THEN NULL ELSE DATE '2025-12-01' + (n.id %% 300)::int END"}
    copy(
        Obligation,
        obligation.pk,
        employed,
        employment_id="n.id",
        learner_id="n.user_id",
        sort_name="u.display_name",
        **days,
        **done,
    )
