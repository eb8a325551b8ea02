"""An administrator sets up SAML: by the provider's metadata, or by three facts."""

import pytest

from dashboards.sign_in.saml_form import pem
from people.company_sign_in.saml_metadata import read_metadata
from people.models import OrganisationSignIn
from tests.employed import employ
from tests.people.company_sign_in.conftest import SAMLVisitor
from tests.people.company_sign_in.saml_provider import NUMBER

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker(client_of, manager):
    return client_of(manager)


@pytest.fixture
def page(company, asker, saml) -> str:
    page = f"/groups/organisations/{company.pk}/sign-in/"
    asker.post(f"{page}begin/", {"protocol": "saml"})
    return page


@pytest.fixture
def facts(saml) -> dict:
    known = read_metadata(saml.metadata())
    certificate = "\n".join(map(pem, known["certificates"]))
    return {"entity_id": known["entity_id"], "sso_url": known["sso_url"], "certificate": certificate}


TYPED = {"name": "Aurora", "word": "aurora", "number_attribute": NUMBER, "is_on": "on"}


def said(answer) -> str:
    return answer.content.decode()


def settings() -> dict:
    return OrganisationSignIn.objects.get().app.settings


def test_the_page_says_what_the_provider_must_know(asker, page, client):
    html, made = said(asker.get(page)), OrganisationSignIn.objects.get()
    here = f"http://testserver/sign-in/{made.app.provider_id}/"
    assert f"{here}answer/" in html and f"{here}metadata/" in html
    described = client.get(f"{here}metadata/")
    assert described["Content-Type"] == "application/samlmetadata+xml"
    assert f'Location="{here}answer/"' in said(described)


@pytest.mark.parametrize("way", ["address", "pasted", "typed"])
def test_it_is_set_up(asker, page, saml, facts, way):
    given = {
        "address": {"metadata_url": f"{saml.url}/metadata"},
        "pasted": {"metadata": saml.metadata()},
        "typed": facts,
    }
    assert asker.post(page, {**TYPED, **given[way]})["Location"] == page
    assert settings()["entity_id"] == f"{saml.url}/metadata"
    assert settings()["sso_url"] == f"{saml.url}/sso"
    assert len(settings()["certificates"]) == 1
    html = said(asker.get(page))
    assert f'value="{saml.url}/sso"' in html and "BEGIN CERTIFICATE" in html


def test_it_is_tried(asker, page, saml, facts, hotel):
    employ("Nour El-Haddad", hotel, staff_number="E-0042")
    asker.post(page, {**TYPED, **facts, "is_on": ""})
    visitor = SAMLVisitor(saml, OrganisationSignIn.objects.select_related("app").get())
    visitor.client = asker
    saml.sp_metadata = said(asker.get(f"{visitor.here}metadata/"))
    saml.people["one"] = {"employeeNumber": ["E-0042"], "mail": ["n@hotel.example"]}
    visitor.start(f"{page}try/")
    tried = said(visitor.come_back(visitor.answered()))
    assert "It works" in tried and "Nour El-Haddad" in tried and NUMBER in tried
    assert not OrganisationSignIn.objects.get().links().exists()


def test_what_went_wrong_is_told_to_whoever_sets_it_up(asker, page, saml, facts):
    asker.post(page, {**TYPED, **facts})
    visitor = SAMLVisitor(saml, OrganisationSignIn.objects.select_related("app").get())
    visitor.send("nonsense")
    assert "a sign-in did not work" in said(asker.get(page))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"metadata": "<a/>"}, "This is not the metadata of one SAML provider."),
        ({"metadata": "no xml"}, "it cannot be read as XML"),
        ({"metadata": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "it cannot be read as XML"),
        ({"metadata_url": "http://127.0.0.1:1/"}, "There was no usable answer"),
        ({"metadata_url": "file:///etc/passwd"}, "Give a full address"),
        ({"certificate": ""}, "There is no certificate"),
        ({"certificate": "MIIC"}, "This certificate cannot be read."),
        ({"entity_id": ""}, "or the provider’s metadata above"),
        ({"sso_url": "javascript:alert(1)"}, "Give a full address"),
        ({"number_attribute": ""}, "Say how people are found on the staff list"),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(asker, page, facts, wrong, sentence):
    answer = asker.post(page, {**TYPED, **facts, **wrong})
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert 'value="aurora"' in said(answer)
    assert settings() == {}


def test_metadata_without_a_place_for_redirects_is_said(asker, page, saml):
    text = saml.metadata().replace("HTTP-Redirect", "HTTP-POST")
    assert "no sign-in by HTTP-Redirect" in said(asker.post(page, {**TYPED, "metadata": text}))


def test_a_new_certificate_is_taken_over_and_the_links_stay(asker, page, saml, facts, hotel):
    from tests.people.company_sign_in.saml_provider import OTHER_PAIR

    employ("Nour El-Haddad", hotel, staff_number="E-0042")
    typed = {**TYPED, "metadata_url": f"{saml.url}/metadata"}
    asker.post(page, typed)
    visitor = SAMLVisitor(saml, OrganisationSignIn.objects.select_related("app").get())
    saml.sp_metadata = said(asker.get(f"{visitor.here}metadata/"))
    visitor.come(employeeNumber=["E-0042"])
    saml.pair = OTHER_PAIR
    visitor.client.logout()
    assert visitor.come(employeeNumber=["E-0042"]).status_code == 403
    asker.post(page, typed)
    assert visitor.come(employeeNumber=["E-0042"]).status_code == 302


def test_turning_it_off_does_not_wait_for_a_provider_that_is_away(asker, page, saml):
    asker.post(page, {**TYPED, "metadata_url": f"{saml.url}/metadata"})
    saml.close()
    known = settings()
    certificate = "\n".join(map(pem, known["certificates"]))
    shown = {"metadata_url": known["metadata_url"], "entity_id": known["entity_id"], "sso_url": known["sso_url"]}
    assert asker.post(page, {**TYPED, **shown, "certificate": certificate, "is_on": ""}).status_code == 302
    assert OrganisationSignIn.objects.get().is_on is False
    assert settings() == known
