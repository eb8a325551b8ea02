"""Every address of the site, asked by everybody: exactly those who may are let in.

A page that is new fails here until it says who may see it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from people.models import Group

pytestmark = pytest.mark.django_db

CLASS = {"teacher", "second teacher", "head", "board"}  # the class's leaders, and who administers above it
ADMINISTRATORS = {"head", "board"}
LEADERS = CLASS - ADMINISTRATORS
LEARNERS = {"learner", "classmate"}
CARDS = {"classmate", "pupil beside"}  # learners without an address: no account, nothing to lead
STAFF = {"editor", "site administrator"}
EMPLOYER = {"manager"}  # administers a company, with a staff list of its own
ACCOUNTS = {"learner", "learner elsewhere", "teacher beside", "teacher elsewhere", "head elsewhere", "employee"}
ACCOUNTS |= CLASS | STAFF | EMPLOYER
EVERYBODY = ACCOUNTS | CARDS | {"visitor", "guest"}
SIGNED_OUT = {"visitor", "guest"}
HOLDER = {"learner"}

RULES: dict[str, set[str]] = {
    "": EVERYBODY,  # robots, the map of the site, its sign
    "alive": EVERYBODY,
    "ready": EVERYBODY,
    "credentials:": EVERYBODY,
    "search": EVERYBODY,
    "help": EVERYBODY,
    "choose_region": EVERYBODY,
    "leaving_quickly": EVERYBODY,
    "privacy": EVERYBODY,
    "student_records": EVERYBODY,
    "steps:": EVERYBODY,
    "questionnaires:": EVERYBODY,
    "slips:": EVERYBODY,
    "people:": EVERYBODY,
    "people:own_card": CARDS,
    "people:own_data": ACCOUNTS,
    "people:own_record": ACCOUNTS,
    "people:erase_oneself": ACCOUNTS,
    "people:card": {"guest"},
    "people:join_waiting": set(),  # of who asked to join
    "people:staff_welcome": set(),  # of who was invited
    "people:staff_listed": set(),  # of whom an employer has listed; it leads to their own page
    "people:profile": ACCOUNTS,
    "people:company_go": set(),  # to a provider, and there is none
    "people:company_agree": set(),  # of who came from a provider
    "account_": ACCOUNTS,
    "account_login": SIGNED_OUT,
    "account_logout": EVERYBODY - {"guest"},
    "account_inactive": EVERYBODY - CARDS,
    "account_signup": SIGNED_OUT,
    "account_reset_password": EVERYBODY - CARDS,
    "account_confirm_password_reset_code": set(),  # of who asked for a code
    "account_complete_password_reset": EVERYBODY - CARDS,
    "account_password_reset_completed": EVERYBODY - CARDS,
    "account_request_login_code": SIGNED_OUT,
    "account_confirm_login_code": set(),
    "mfa_": ACCOUNTS,
    "mfa_deactivate_totp": set(),  # of who has a second factor
    "mfa_view_recovery_codes": set(),
    "mfa_download_recovery_codes": set(),
    "mfa_authenticate": set(),
    "mfa_login_webauthn": set(),
    "progress:learning": EVERYBODY,
    "progress:finish": HOLDER,
    "quizzes:": HOLDER,
    "quizzes:start": EVERYBODY,
    "quizzes:all": set(),  # this check asks one thing at a time
    "dashboards:": CLASS,
    "dashboards:groups": ACCOUNTS,
    "dashboards:new_class": ACCOUNTS,
    "dashboards:new_workplace": ACCOUNTS,
    "dashboards:now": EVERYBODY - {"visitor"},
    "dashboards:organisation_": ADMINISTRATORS,
    "dashboards:organisation_site": EMPLOYER,
    "dashboards:organisation_sites": EMPLOYER,
    "dashboards:administrators": ADMINISTRATORS,
    "dashboards:end_administrator": ADMINISTRATORS,
    "dashboards:register": ADMINISTRATORS,  # and leaders of teams in which someone is employed; here are classes
    "dashboards:register_": ADMINISTRATORS,
    "dashboards:inspector": ADMINISTRATORS,
    "dashboards:inspector_": ADMINISTRATORS,
    "dashboards:training_": ADMINISTRATORS,
    "dashboards:required": ADMINISTRATORS,
    "dashboards:required_": ADMINISTRATORS,
    "dashboards:requirement": ADMINISTRATORS,
    "dashboards:requirement_": ADMINISTRATORS,
    "dashboards:together": ADMINISTRATORS,  # and leaders of teams in which someone is employed
    "dashboards:session": ADMINISTRATORS,
    "dashboards:session_": ADMINISTRATORS,
    "dashboards:round": set(),  # of a tablet that a supervisor has handed round
    "dashboards:round_": set(),
    "dashboards:question_": LEADERS,  # what is in the box is not for administrators
    "dashboards:question_box": CLASS,
    "dashboards:question_open": CLASS,
    "dashboards:question_boxes": ACCOUNTS | CARDS,
    "dashboards:fewer_reminders": EVERYBODY,  # with the link of a mail
    "dashboards:ask": LEARNERS,
    "dashboards:ask_back": LEARNERS,
    "dashboards:staff": EMPLOYER,
    "dashboards:staff_": EMPLOYER,
    "dashboards:organisation_sign_in": EMPLOYER,
    "dashboards:organisation_sign_in_": EMPLOYER,
    "company_openid_callback": set(),  # of who comes from a provider
    "company_saml_": set(),  # here it speaks the other protocol
    "dashboards:audit": ADMINISTRATORS,
    "dashboards:audit_": ADMINISTRATORS,
    "api:": set(),  # of who sends a token; no session opens it
    "api:openapi-json": EVERYBODY,
    "certificates:": HOLDER,
    "certificates:check": EVERYBODY,
    "certificates:check_file": EVERYBODY,
    "certificates:verdict_json": EVERYBODY,
    "certificates:verify": EVERYBODY,
}
ELSEWHERE = {  # each with tests of its own: files, restricted pages, and what ends the session
    "dashboards:organisation_tablet",
    "dashboards:session_hand",
    "people:leave",
    "upload",
    "wagtaildocs_serve",
    "wagtaildocs_authenticate_with_password",
    "wagtailcore_authenticate_with_password",
    "wagtailcore_login",
    "wagtail_serve",
}
STILL_ACTS = (  # once a term is over: what is printed, what learners have earned, and what the end itself asks for
    "dashboards:teaching_",
    "dashboards:certificates",
    "dashboards:batch",
    "dashboards:correct_name",
    "dashboards:archive",
    "dashboards:learner_record",
    "dashboards:learner_erase",
    "dashboards:question_who",  # what may be danger is looked into whatever the day
)
DESK_FOR_ALL = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}  # icons and words
# Where those are led who may not.
DOORS = ("/accounts/login/", "/join/", "/staff/", "/resume/", "/learning/", "/cms/login/")


def pages_of(patterns: list, prefix: str = "", spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    for found in patterns:
        if isinstance(found, URLResolver):
            inner = (*spaces, found.namespace) if found.namespace else spaces
            yield from pages_of(found.url_patterns, prefix + str(found.pattern), inner)
        elif isinstance(found, URLPattern):
            yield ":".join([*spaces, found.name or ""]), prefix + str(found.pattern).lstrip("^")


PAGES = list(pages_of(get_resolver().url_patterns))


def rule_of(name: str) -> set[str] | None:
    """The longest beginning of the name that has one."""
    known = [part for part in RULES if name == part or (part[-1:] in (":", "_") and name.startswith(part))]
    return RULES[max(known, key=len)] if known else None


def is_let_in(answer: HttpResponseBase) -> bool:
    return answer.status_code not in (401, 403, 404) and not answer.headers.get("Location", "").startswith(DOORS)


def asked(client, address: str, method: str) -> HttpResponseBase:
    """What it changed is taken back."""
    with transaction.atomic():
        answer = client.get(address) if method == "GET" else client.post(address)
        if answer.streaming:
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer


def test_every_page_lets_in_exactly_those_who_may_see_it(world):
    wrong = []
    for name, pattern in PAGES:
        if pattern.startswith("cms/") or name in ELSEWHERE:
            continue
        allowed, address = rule_of(name), world.address(name, pattern)
        method = "POST" if asked(world.clients["learner"], address, "GET").status_code == 405 else "GET"
        let_in = {who for who, client in world.clients.items() if is_let_in(asked(client, address, method))}
        if let_in != allowed:
            wrong.append((name, address, method, sorted(let_in ^ (allowed or set()))))
    assert wrong == [], "\n".join(map(str, wrong))


def test_nobody_sends_anything_to_a_page_of_a_class_that_is_not_theirs(world):
    strangers = world.clients.keys() - CLASS
    pages = [page for page in PAGES if page[0].startswith("dashboards:") and rule_of(page[0]) <= CLASS]
    taken = [
        (address, who)
        for address in (world.address(*page) for page in pages)
        for who in strangers
        if is_let_in(answer := asked(world.clients[who], address, "POST")) and answer.status_code != 405
    ]
    assert taken == []


def test_the_editors_desk_opens_to_editors_alone(world):
    """Addresses that are regular expressions are left out: their views stand behind the same first question."""
    desk = [page for page in PAGES if page[1].startswith("cms/") and page[0] not in DESK_FOR_ALL]
    pages = [page for page in desk if "(" not in page[1] and "*" not in page[1]]
    strangers = ["visitor", "classmate", "head"]
    opened = [
        (address, who)
        for address in (world.address(*page) for page in pages)
        for who in strangers
        if is_let_in(asked(world.clients[who], address, "GET"))
    ]
    assert opened == []


def test_once_the_term_is_over_nothing_of_a_class_is_changed(world):
    """A page that may still act then says so in `STILL_ACTS`."""
    group_id = world.values["group_id"]
    Group.objects.filter(pk=group_id).update(archived_at=timezone.now())
    pages = [page for page in PAGES if page[0].startswith("dashboards:") and "<int:group_id>" in page[1]]
    led_away = {f"/groups/{group_id}/{page}/" for page in ("learners", "questions")}
    teacher = world.clients["teacher"]
    answers = {name: asked(teacher, world.address(name, pattern), "POST") for name, pattern in pages}
    still_act = [
        name
        for name, answer in answers.items()
        if answer.status_code not in (404, 405) and answer.headers.get("Location") not in led_away
    ]
    assert {name for name in still_act if not name.startswith(STILL_ACTS)} == set()
