"""Compliance profiles: at the desk, in files, and those that come with the site."""

import datetime as dt
import html
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from curriculum.models import ComplianceProfile, HelpService
from curriculum.packing.problems import PackRefused
from curriculum.packing.registers import REGISTERS, load_registers
from curriculum.packing.writing import to_yaml

SHIPPED = Path(settings.BASE_DIR) / "curriculum" / "registers"
FILE = "compliance_profiles.yaml"
ADD = "/cms/snippets/curriculum/complianceprofile/add/"
LIST = "/cms/snippets/curriculum/complianceprofile/"

# Domain reference, section 9: minutes, due, months, (month, day), paced, signed, kept, counted from, shown within.
SEEDS = {
    "us-ca-lodging": (20, 182, 24, None, False, False, 60, "completion", None),
    "us-tx-lodging": (20, 90, 12, None, True, False, 24, "completion", 72),
    "us-fl-lodging": (None, 60, 12, None, False, True, 36, "completion", None),
    "us-il-hospitality": (20, 182, 24, None, False, False, 60, "completion", None),
    "us-mn-lodging": (None, 90, 12, None, False, False, 36, "completion", None),
    "us-ny-lodging": (None, 60, None, None, False, False, 12, "employment", None),
    "us-nj-lodging": (None, None, None, None, False, False, 36, "completion", None),
    "ca-on-school": (None, 0, 12, None, True, True, None, "completion", None),
    "ca-s211": (None, None, None, (5, 31), False, False, 84, "completion", None),
    "uk-msa54": (None, None, 12, None, False, False, 84, "completion", None),
    "default-strict": (30, 30, 12, None, True, True, 60, "later", None),
}


def profile(**given) -> ComplianceProfile:
    return ComplianceProfile(key="rule", name="A rule", review_by=dt.date(2027, 11, 24), **given)


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


@pytest.fixture
def shipped(db):
    load_registers(SHIPPED)
    return {one.key: one for one in ComplianceProfile.objects.all()}


def said(written: dict) -> dict:
    """As people write files: without what is empty."""
    return {name: value for name, value in written.items() if value not in ("", None, [])}


def form(**given) -> dict:
    usual = {
        "key": "rule",
        "name": "A rule",
        "status": "verified",
        "audience": "employers",
        "retention_from": "completion",
        "review_by": "2027-11-24",
    }
    return usual | given


def test_a_rule_is_written_at_the_desk(desk, help_line):
    given = {
        "covered_works": ["security", "front-desk"],
        "required_contacts": ["line"],
        "required_topics": ["definition"],
        "due_days": 0,
        "renewal_month": 2,
        "renewal_day": 29,
        "is_paced": "on",
        "asks_signature": "on",
        "attestation": "I read it.",
        "retention_months": 60,
        "retention_from": "later",
        "hours_to_produce": 72,
        "approval_reference": "AG-17",
        "approved_until": "2027-01-01",
    }
    assert desk.post(ADD, form(**given)).status_code == 302
    kept = ComplianceProfile.objects.get()
    as_given = {name: getattr(kept, name) for name in given}
    assert as_given == given | {"is_paced": True, "asks_signature": True, "approved_until": dt.date(2027, 1, 1)}


def test_a_rule_that_names_little_is_kept_empty(desk, db):
    desk.post(ADD, form())
    kept = ComplianceProfile.objects.get()
    assert (kept.due_days, kept.renewal_months, kept.renewal_month, kept.renewal_day) == (None,) * 4
    assert (kept.covered_works, kept.required_contacts) == ([], [])


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"renewal_months": 12, "renewal_month": 1, "renewal_day": 31}, "Choose one: again after so many months"),
        ({"renewal_months": 12, "renewal_day": 31}, "Choose one: again after so many months"),
        ({"renewal_months": 0}, "Write 1 or more"),
        ({"renewal_month": 1}, "Give the day too, or leave out the month."),
        ({"renewal_day": 1}, "Give the month too, or leave out the day."),
        ({"renewal_month": 2, "renewal_day": 30}, "February has 29 days."),
        ({"renewal_month": 4, "renewal_day": 31}, "April has 30 days."),
        ({"renewal_month": 13, "renewal_day": 31}, "Select a valid choice."),
        ({"renewal_month": 1, "renewal_day": 32}, "less than or equal to 31"),
        ({"covered_works": ["piracy"]}, "There is no such work: piracy."),
        ({"required_contacts": ["nobody"]}, "There is no help service with this id: nobody."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_loses_nothing(desk, help_line, given, sentence):
    answer = desk.post(ADD, form(attestation="Typed by hand.", **given))
    page = html.unescape(answer.content.decode())
    assert sentence in page and "Typed by hand." in page
    assert not ComplianceProfile.objects.exists()


@pytest.mark.parametrize(("month", "day"), [(2, 29), (1, 31), (12, 31), (4, 30)])
def test_a_day_that_there_is_can_be_named(db, month, day):
    profile(renewal_month=month, renewal_day=day).clean()


@pytest.mark.parametrize("given", [{"covered_works": ["piracy"]}, {"required_contacts": ["nobody"]}])
def test_the_model_refuses_unknown_names_whoever_asks(db, given):
    with pytest.raises(ValidationError, match="There is no"):
        profile(**given).clean()


def test_the_desk_offers_contacts_by_region_and_says_which_nobody_checked(desk, help_line):
    HelpService.objects.create(key="other", name="The Other", region="US")
    page = desk.get(ADD).content.decode()
    assert page.index("CA") < page.index("The Line") < page.index("The Other (unverified)")


def test_the_desk_says_that_it_is_no_legal_advice(desk, db):
    for address in (ADD, LIST):
        assert "An example, not legal advice." in desk.get(address).content.decode()


def test_an_approval_that_ends_is_due_like_a_review(db):
    today = dt.date.today()
    rule = profile(approved_until=today + dt.timedelta(days=1))
    rule.save()
    assert not rule.is_due and not ComplianceProfile.objects.due(today).exists()
    assert ComplianceProfile.objects.due(today + dt.timedelta(days=1)).get() == rule
    rule.approved_until = today
    assert rule.is_due and rule.due_on == today


def test_a_stranger_finds_no_form(client_of, learner, teacher, manager):
    for someone in (learner, teacher, manager):
        assert client_of(someone).post(ADD, form()).status_code in (302, 403, 404)
    assert not ComplianceProfile.objects.exists()


def test_the_rules_that_come_with_the_site_are_those_of_the_reference(shipped):
    found = {
        key: (
            one.minimum_minutes,
            one.due_days,
            one.renewal_months,
            (one.renewal_month, one.renewal_day) if one.renewal_month else None,
            one.is_paced,
            one.asks_signature,
            one.retention_months,
            one.retention_from,
            one.hours_to_produce,
        )
        for key, one in shipped.items()
    }
    assert found == SEEDS


def test_each_says_that_it_is_an_example_and_where_it_was_seen(shipped):
    for one in shipped.values():
        assert one.note.startswith("Example, not legal advice."), one.key
        assert one.source and (one.address or one.key == "default-strict"), one.key
    assert [one.key for one in shipped.values() if not one.is_verified] == ["ca-on-school"]


def test_where_pacing_or_a_signature_is_asked_there_is_something_to_confirm(shipped):
    for one in shipped.values():
        assert bool(one.attestation) == (one.is_paced or one.asks_signature), one.key


def test_each_stands_up_to_the_desks_own_rules(shipped):
    for one in shipped.values():
        one.full_clean()


def test_what_a_file_said_comes_back_from_what_it_made(shipped, tmp_path):
    register = next(one for one in REGISTERS if one.file == FILE)
    written = [{"key": one.key, **said(register.write(one))} for one in shipped.values()]
    before = list(ComplianceProfile.objects.order_by("key").values())
    for path in SHIPPED.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / FILE).write_text(to_yaml({"profiles": written}), encoding="utf-8")
    ComplianceProfile.objects.all().delete()
    load_registers(tmp_path)
    after = list(ComplianceProfile.objects.order_by("key").values())
    assert [one | {"id": 0} for one in after] == [one | {"id": 0} for one in before]


def test_a_file_can_say_everything_that_the_desk_can():
    register = next(one for one in REGISTERS if one.file == FILE)
    own = {"id", "key"}
    assert {field.name for field in register.fields} == {f.name for f in ComplianceProfile._meta.fields} - own


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[front-desk, housekeeping, bell-staff]", "[front-desk, piracy]", "“piracy” is not one of"),
        ("us-human-trafficking-hotline-text]", "nobody]", r"line 22: `required_contacts`: There is no help service"),
        ("renewal_months: 24", "renewal_month: 2", "`renewal_day`: Give the day too"),
        ("renewal_months: 24", "renewal_month: 2\n    renewal_day: 30", "line 25: `renewal_day`: February has 29 days"),
        ("renewal_months: 24", "renewal_months: soon", "Write a whole number"),
        ("due_days: 182", "due_days: -1", "greater than or equal to 0"),
        ("retention_months: 60", "retention_from: never", "“never” is not one of"),
        ("due_days: 182", "is_paced: maybe", "Write true or false"),
        ("due_days: 182", "approved_until: soon", "Write a date"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_line(db, tmp_path, old, new, sentence):
    for path in SHIPPED.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackRefused, match=sentence):
        load_registers(tmp_path)
    assert not ComplianceProfile.objects.exists()
