"""What a SAML provider's answer must be before anybody is asked whose it is."""

import base64
import re

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import signing
from django.core.cache import cache
from saml2.saml import NAMEID_FORMAT_EMAILADDRESS, NAMEID_FORMAT_PERSISTENT, NAMEID_FORMAT_TRANSIENT, NameID
from saml2.xmldsig import DIGEST_SHA1, SIG_RSA_SHA1

from people.models import StaffEntrance, User
from people.staff_entrance.tablets import COOKIE, SALT
from people.staffing import take_on
from tests.employed import employ
from tests.people.company_sign_in.conftest import SAMLVisitor
from tests.people.company_sign_in.saml_provider import OTHER_PAIR

pytestmark = pytest.mark.django_db
NOUR = {"employeeNumber": ["E-0042"], "displayName": ["Nour El-Haddad"]}


@pytest.fixture(autouse=True)
def nour(hotel, saml_sign_in):
    return employ("Nour El-Haddad", hotel, staff_number="E-0042").user


@pytest.fixture
def visitor(saml_visitor) -> SAMLVisitor:
    saml_visitor.provider.people["one"] = NOUR
    return saml_visitor


def is_refused(answer, visitor) -> bool:
    return answer.status_code == 403 and b"That did not work" in answer.content and visitor.person is None


def test_a_staff_number_opens_its_persons_learning(visitor, nour):
    answer = visitor.come(**NOUR)
    assert (answer.status_code, answer["Location"]) == (302, "/learning/")
    assert visitor.person == nour
    kept = SocialAccount.objects.get()
    assert (kept.extra_data, len(kept.uid)) == ({}, 64)


def test_an_address_of_the_companys_domain_opens_who_has_it(visitor, hotel):
    anna = User.objects.create_user(email="anna@hotel.example", display_name="Anna Berg")
    take_on(anna, hotel)
    visitor.come(mail=["anna@hotel.example"], givenName=["Anna"], sn=["Berg"])
    assert visitor.person == anna


def test_another_domains_does_not(visitor, hotel):
    take_on(User.objects.create_user(email="anna@else.example", display_name="Anna Berg"), hotel)
    assert visitor.come(mail=["anna@else.example"]).status_code == 403


def test_the_whole_message_may_be_signed_instead(visitor, nour):
    visitor.start()
    visitor.come_back(visitor.answered(sign_assertion=False, sign_response=True))
    assert visitor.person == nour


def test_what_is_asked_is_what_a_provider_expects(visitor):
    visitor.start()
    asked = visitor.asked
    assert asked.assertion_consumer_service_url == visitor.place
    assert asked.issuer.text == visitor.audience
    assert asked.name_id_policy.format == NAMEID_FORMAT_PERSISTENT
    assert asked.force_authn is None


def changed(pattern: str, to: str):
    def change(xml: str) -> str:
        new = re.sub(pattern, to, xml, count=1, flags=re.DOTALL)
        assert new != xml
        return new

    return change


@pytest.mark.parametrize(
    ("why", "spoiled"),
    [
        ("No Signature found", {"sign_assertion": False}),
        ("Signature validation failed", {"change": changed("E-0042", "E-0043")}),
        ("No Signature found", {"change": changed(r"<ns2:Signature .*</ns2:Signature>", "")}),
        ("instead of", {"change": changed(r'Destination="[^"]*"', 'Destination="http://testserver/elsewhere/"')}),
        ("another address", {"change": changed(r'Destination="([^"]*)"', r'Destination="\1more/"')}),
        ("not a valid audience", {"audience": "http://testserver/another/"}),
        ("instead of", {"place": "http://testserver/sign-in/o-another/answer/"}),
        ("Deprecated", {"sign_alg": SIG_RSA_SHA1, "digest_alg": DIGEST_SHA1}),
        ("not persistent", {"name_id": NameID(format=NAMEID_FORMAT_TRANSIENT, text="one")}),
        ("not persistent", {"name_id": NameID(format=NAMEID_FORMAT_EMAILADDRESS, text="nour@hotel.example")}),
        ("not Success", {"change": changed("status:Success", "status:Responder")}),
    ],
)
def test_an_answer_that_is_not_sound_lets_nobody_in(visitor, caplog, why, spoiled):
    visitor.start()
    assert is_refused(visitor.come_back(visitor.answered(**spoiled)), visitor)
    assert why in caplog.text


def test_a_signature_of_another_key_does_not_count(visitor, saml, caplog):
    visitor.start()
    saml.pair = OTHER_PAIR
    assert is_refused(visitor.come_back(visitor.answered()), visitor)
    assert "Signature validation failed" in caplog.text


def test_another_issuer_does_not_count(visitor, saml, caplog):
    visitor.start()
    saml.name = "https://another.example/metadata"
    assert is_refused(visitor.come_back(visitor.answered()), visitor)
    assert "Invalid issuer" in caplog.text


def test_an_old_answer_does_not_count(visitor, saml, caplog):
    visitor.start()
    saml.lifetime = -10
    assert is_refused(visitor.come_back(visitor.answered()), visitor)
    assert "expired" in caplog.text


def test_a_second_assertion_smuggled_in_does_not_count(visitor):
    """The signed one is moved aside, and a forged one put where it was."""

    def wrap(xml: str) -> str:
        signed = re.search(r"<ns1:Assertion .*</ns1:Assertion>", xml, re.DOTALL)[0]
        forged = re.sub(r"<ns2:Signature .*</ns2:Signature>", "", signed, flags=re.DOTALL).replace("E-0042", "E-0043")
        forged = re.sub(r' ID="[^"]*"', ' ID="forged"', forged, count=1)
        return xml.replace(signed, f"{forged}<ns0:Extensions>{signed}</ns0:Extensions>")

    visitor.start()
    assert is_refused(visitor.come_back(visitor.answered(change=wrap)), visitor)


@pytest.mark.parametrize("sent", ["", "nonsense", "%%%", base64.b64encode(b"<a/>").decode(), "A" * 400_000])
def test_what_is_no_answer_is_refused(visitor, sent):
    visitor.start()
    assert is_refused(visitor.come_back(sent), visitor)


def test_entities_are_not_read(visitor):
    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    visitor.start()
    assert is_refused(visitor.come_back(base64.b64encode(bomb).decode()), visitor)


def test_an_answer_counts_once(visitor):
    visitor.start()
    encoded = visitor.answered()
    visitor.come_back(encoded)
    visitor.client.logout()
    assert is_refused(visitor.come_back(encoded), visitor)
    cache.clear()
    assert is_refused(visitor.come_back(encoded), visitor)


def test_what_a_browser_carries_counts_once(visitor):
    visitor.start()
    answer = visitor.send(visitor.answered())
    carried = answer.cookies.copy()
    visitor.client.cookies.update(carried)
    visitor.client.get(answer["Location"])
    assert visitor.person
    visitor.client.logout()
    visitor.client.cookies.update(carried)
    assert is_refused(visitor.client.get(answer["Location"]), visitor)


def test_another_browser_cannot_use_the_answer(visitor, another_saml_visitor):
    visitor.start()
    assert is_refused(another_saml_visitor.come_back(visitor.answered()), another_saml_visitor)


def test_an_answer_to_another_question_does_not_count(visitor):
    visitor.start()
    assert is_refused(visitor.come_back(visitor.answered(number="_another")), visitor)


def test_who_begins_at_the_provider_presses_once_more(visitor):
    answer = visitor.come_back(visitor.answered(number=None), RelayState="https://evil.example/")
    assert answer.status_code == 403
    assert b"One more press" in answer.content and b"/staff/with/aurora/go/" in answer.content
    assert b"evil" not in answer.content
    assert visitor.person is None


def test_where_they_go_afterwards_is_not_for_the_provider_to_say(visitor):
    visitor.start("/staff/with/aurora/go/?next=/courses/")
    answer = visitor.come_back(visitor.answered(), RelayState="https://evil.example/")
    assert answer["Location"] == "/courses/"


def test_they_come_back_in_the_language_they_left_in(visitor):
    visitor.start("/fr/staff/with/aurora/go/")
    assert visitor.come_back(visitor.answered())["Location"] == "/fr/learning/"


def test_a_reused_number_takes_over_nobody(visitor, another_saml_visitor, saml):
    visitor.come(**NOUR)
    another_saml_visitor.start()
    other = another_saml_visitor.answered(name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text="two"))
    answer = another_saml_visitor.come_back(other)
    assert b"your manager looks at it first" in answer.content
    assert another_saml_visitor.person is None


def test_an_attribute_may_say_who_somebody_is(visitor, nour, saml_sign_in):
    saml_sign_in.app.settings["id_attribute"] = "urn:oid:2.5.4.5"
    saml_sign_in.app.save()
    assert is_refused(visitor.come(**NOUR), visitor)
    visitor.provider.people["one"] = {**NOUR, "serialNumber": ["777"]}
    visitor.start()
    visitor.come_back(visitor.answered(name_id=NameID(format=NAMEID_FORMAT_EMAILADDRESS, text="n@hotel.example")))
    assert visitor.person == nour


def test_on_a_shared_tablet_the_one_before_is_not_let_in_again(visitor, hotel):
    entrance = StaffEntrance.objects.create(organisation=hotel)
    visitor.client.cookies[COOKIE] = signing.dumps(entrance.code, salt=SALT)
    visitor.start()
    assert visitor.asked.force_authn == "true"


def test_nobody_comes_in_while_it_is_off(visitor, saml_sign_in):
    visitor.start()
    encoded = visitor.answered()
    saml_sign_in.is_on = False
    saml_sign_in.save()
    assert visitor.come_back(encoded).status_code == 403
    assert visitor.person is None


def test_an_openid_address_is_none_of_saml(visitor, client):
    assert client.get(f"{visitor.here}callback/").status_code == 404
    assert client.get("/sign-in/o-nobody/metadata/").status_code == 404
