"""An administrator sets up the company's own sign-in, tries it, and turns it on."""

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp

from people.models import AuditEntry, Deed, OrganisationSignIn
from tests.employed import employ
from tests.people.company_sign_in.openid_provider import CLIENT, SECRET

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(company) -> str:
    return f"/groups/organisations/{company.pk}/sign-in/"


@pytest.fixture
def asker(client_of, manager):
    return client_of(manager)


@pytest.fixture
def typed(provider) -> dict:
    return {
        "issuer": provider.issuer,
        "client_id": CLIENT,
        "secret": SECRET,
        "name": "Aurora",
        "word": "aurora",
        "number_attribute": "employee_number",
        "email_domains": "",
        "is_on": "on",
    }


def said(answer) -> str:
    return answer.content.decode()


def test_it_begins_with_what_the_provider_must_be_told(asker, page, company):
    assert "Set up OpenID Connect" in said(asker.get(page))
    asker.post(f"{page}begin/", {"protocol": "openid_connect"})
    asker.post(f"{page}begin/", {"protocol": "saml"})  # pressed twice
    made = OrganisationSignIn.objects.get()
    html = said(asker.get(page))
    assert f"http://testserver/sign-in/{made.app.provider_id}/callback/" in html
    assert (made.word, made.is_on, made.organisation) == ("aurora-hotels", False, company)


def test_it_is_filled_in_tried_and_turned_on(asker, page, typed, provider, visitor, hotel, client):
    asker.post(f"{page}begin/", {"protocol": "openid_connect"})
    employ("Nour El-Haddad", hotel, staff_number="E-0042")
    assert asker.post(page, {**typed, "is_on": ""})["Location"] == page
    assert client.get("/staff/with/aurora/").status_code == 404
    visitor.client, provider.claims = asker, {"sub": "abc", "employee_number": "E-0042", "email": "a@b.example"}
    visitor.start(f"{page}try/")
    tried = said(visitor.come_back())
    assert "It works" in tried and "Nour El-Haddad" in tried and "Nobody answers for it" in tried
    assert "employee_number" in tried and f'href="{page}"' in tried
    assert not SocialAccount.objects.exists()
    asker.post(page, {**typed, "secret": ""})
    assert client.get("/staff/with/aurora/").status_code == 200
    assert AuditEntry.objects.filter(deed=Deed.CHANGED_SIGN_IN).count() == 3


def test_the_secret_is_never_shown_again_and_kept_when_left_empty(asker, page, typed):
    asker.post(f"{page}begin/", {"protocol": "openid_connect"})
    asker.post(page, typed)
    html = said(asker.get(page))
    assert SECRET not in html and "Leave this empty to keep" in html
    asker.post(page, {**typed, "secret": ""})
    assert OrganisationSignIn.objects.get().secret == SECRET
    refused = asker.post(page, {**typed, "secret": "a-new-one-typed", "name": ""})
    assert "a-new-one-typed" not in said(refused)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"issuer": "file:///etc/passwd"}, "Give a full address that begins with https://"),
        ({"issuer": "http://a:b@127.0.0.1/"}, "Give a full address that begins with https://"),
        ({"issuer": "http://127.0.0.1:1"}, "There was no usable answer"),
        ({"issuer": "nonsense"}, "Give a full address"),
        ({"client_id": ""}, "This field is required."),
        ({"secret": ""}, "Give the secret that the provider made for this site."),
        ({"word": "with"}, "This short name cannot be used."),
        ({"word": "a b"}, "Enter a valid “slug”"),
        ({"email_domains": "hotel.example, @"}, None),
        ({"email_domains": "not a domain"}, "is not an e-mail domain"),
        ({"name": "\u200b"}, "Type the name that people know."),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(asker, page, typed, wrong, sentence):
    asker.post(f"{page}begin/", {"protocol": "openid_connect"})
    answer = asker.post(page, {**typed, **wrong})
    if sentence is None:
        assert answer.status_code == 302
        return
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert 'value="employee_number"' in said(answer)
    assert OrganisationSignIn.objects.get().is_on is False


@pytest.mark.parametrize(
    ("discovery", "sentence"),
    [
        ({"issuer": "https://login.example/{tenantid}/v2.0"}, "calls itself “https://login.example/{tenantid}/v2.0”"),
        ({"issuer": ""}, "There is no OpenID Connect provider"),
        ({"token_endpoint": "ftp://x/"}, "does not say where to sign in"),
        ({"jwks_uri": None}, "does not say where to sign in"),
    ],
)
def test_a_provider_that_is_not_sound_is_said(asker, page, typed, provider, discovery, sentence):
    asker.post(f"{page}begin/", {"protocol": "openid_connect"})
    provider.discovery = discovery
    assert sentence in said(asker.post(page, typed))


def test_the_whole_address_of_the_discovery_document_will_do(asker, page, typed, provider):
    asker.post(f"{page}begin/", {"protocol": "openid_connect"})
    asker.post(page, {**typed, "issuer": f"{provider.issuer}/.well-known/openid-configuration"})
    assert OrganisationSignIn.objects.get().issuer == provider.issuer


def test_a_short_name_is_one_companys(asker, page, typed, sign_in, stranger):
    from people.models import Organisation

    other = Organisation.add_root(name="Aurora", kind=Organisation.Kind.EMPLOYER)
    app = SocialApp.objects.create(provider="saml", provider_id="o-2", name="B")
    OrganisationSignIn.objects.create(organisation=other, app=app, word="boreal")
    assert "Another company has this short name" in said(asker.post(page, {**typed, "word": "Boreal"}))


def test_another_provider_opens_nothing_of_the_one_before(asker, page, typed, sign_in, visitor, hotel):
    employ("Nour El-Haddad", hotel, staff_number="E-0042")
    visitor.come(sub="abc", employee_number="E-0042")
    asker.post(page, typed)
    assert SocialAccount.objects.count() == 1
    sign_in.app.settings = {"server_url": "https://before.example"}
    sign_in.app.save()
    asker.post(page, typed)
    assert SocialAccount.objects.count() == 0


def test_trying_it_asks_for_the_form_first(asker, page):
    asker.post(f"{page}begin/", {"protocol": "openid_connect"})
    assert "Fill in the form" in said(asker.get(f"{page}try/", follow=True))


def test_what_was_tried_is_shown_to_nobody_else(asker, page, sign_in, visitor, provider, stranger):
    visitor.client, provider.claims = asker, {"sub": "abc"}
    visitor.start(f"{page}try/")
    state = asker.session["socialaccount_states"]
    asker.force_login(stranger)
    session = asker.session
    session["socialaccount_states"] = state
    session.save()
    assert visitor.come_back().status_code == 403


def test_removing_needs_a_tick_and_takes_every_link(asker, page, sign_in, visitor, hotel):
    employ("Nour El-Haddad", hotel, staff_number="E-0042")
    visitor.come(sub="abc", employee_number="E-0042")
    asker.post(f"{page}remove/")
    assert OrganisationSignIn.objects.exists()
    asker.post(f"{page}remove/", {"understood": "on"})
    asker.post(f"{page}remove/", {"understood": "on"})
    assert not OrganisationSignIn.objects.exists() and not SocialApp.objects.exists()
    assert not SocialAccount.objects.exists()
    assert visitor.client.get("/learning/").status_code == 200


@pytest.mark.parametrize("who", ["stranger", "learner", "teacher"])
@pytest.mark.parametrize("part", ["", "begin/", "try/", "remove/", "people/", "people/1/release/", "held/1/"])
def test_nobody_else_hears_of_it(client_of, request, page, sign_in, who, part):
    client = client_of(request.getfixturevalue(who))
    assert {client.get(page + part).status_code, client.post(page + part).status_code} <= {404, 405}


def test_a_school_has_none(client_of, school, teacher):
    from people.models import Membership, Role

    Membership.objects.create(user=teacher, organisation=school, role=Role.ADMINISTRATOR)
    assert client_of(teacher).get(f"/groups/organisations/{school.pk}/sign-in/").status_code == 404


class TestPeople:
    def test_who_comes_in_is_listed_with_the_same_number_of_queries(
        self, asker, page, sign_in, hotel, django_assert_num_queries
    ):
        def come(number: int) -> None:
            person = employ(f"Person {number:02}", hotel, staff_number=str(number)).user
            SocialAccount.objects.create(user=person, provider=sign_in.app.provider_id, uid=str(number))

        come(0)
        asker.get(f"{page}people/")
        with django_assert_num_queries(8):
            asker.get(f"{page}people/")
        for number in range(1, 60):
            come(number)
        with django_assert_num_queries(8):
            html = said(asker.get(f"{page}people/"))
        assert "Person 49" in html and "Person 50" not in html
        assert "Person 59" in said(asker.get(f"{page}people/?q=person 5"))

    def test_a_link_is_released_once(self, asker, page, sign_in, visitor, hotel):
        nour = employ("Nour El-Haddad", hotel, staff_number="E-0042").user
        visitor.come(sub="abc", employee_number="E-0042")
        link = SocialAccount.objects.get()
        for _press in range(2):
            asker.post(f"{page}people/{link.pk}/release/")
        assert not SocialAccount.objects.exists()
        assert AuditEntry.objects.get(deed=Deed.RELEASED_SIGN_IN).learner_number == nour.pk

    def test_who_waits_is_shown_and_put_aside(self, asker, page, sign_in, visitor, hotel):
        employ("Nour El-Haddad", hotel, staff_number="E-0042")
        visitor.come(sub="abc", employee_number="E-0042", name="Siôn Owen")
        assert "1 sign-in waits for you" in said(asker.get(page))
        html = said(asker.get(f"{page}people/"))
        assert "gives another name than the staff list" in html and "Siôn" not in html
        held = sign_in.held.get()
        asker.post(f"{page}held/{held.pk}/", {"do": "aside"})
        assert not sign_in.held.exists()


def test_turning_it_off_does_not_wait_for_a_provider_that_is_away(asker, page, typed, provider):
    asker.post(f"{page}begin/", {"protocol": "openid_connect"})
    asker.post(page, typed)
    provider.close()
    assert asker.post(page, {**typed, "is_on": "", "secret": ""}).status_code == 302
    assert OrganisationSignIn.objects.get().is_on is False
