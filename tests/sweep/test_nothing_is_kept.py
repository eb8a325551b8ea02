"""On a shared device nothing personal stays behind: no browser keeps what someone signed in was shown."""

import pytest

from tests.sweep.test_who_may_see_what import ELSEWHERE, PAGES, asked, rule_of

pytestmark = pytest.mark.django_db

# The same for everyone, and asked by machines.
PUBLIC = {"alive", "ready", "api:openapi-json", "certificates:verdict_json"}
# Whoever sees most of a page asks for it.
ASKERS = ("head", "learner", "classmate", "teacher", "guest")


def is_personal(name: str) -> bool:
    return bool(name) and name not in PUBLIC | ELSEWHERE and not name.startswith("credentials:")


def test_nobody_keeps_what_someone_signed_in_was_shown(world):
    shown, kept = set(), {}
    for name, pattern in PAGES:
        asker = next((who for who in ASKERS if who in (rule_of(name) or ())), None)
        if pattern.startswith("cms/") or not is_personal(name) or asker is None:
            continue
        answer = asked(world.clients[asker], world.address(name, pattern), "GET")
        if answer.status_code == 200:
            shown.add(name)
            if "no-store" not in answer.headers.get("Cache-Control", ""):
                kept[name] = answer.headers.get("Cache-Control")
    assert kept == {}
    assert {"dashboards:learner_record_file", "dashboards:cards_pdf", "people:own_card", "quizzes:question"} <= shown
    assert len(shown) > 60, sorted(shown)
