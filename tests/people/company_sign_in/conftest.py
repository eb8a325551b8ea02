from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from saml2 import BINDING_HTTP_REDIRECT
from saml2.server import Server

from dashboards.sign_in import changing
from people.company_sign_in.saml_metadata import read_metadata
from people.models import OrganisationSignIn, Protocol, User
from tests.people.company_sign_in.openid_provider import CLIENT, SECRET, OpenIDProvider
from tests.people.company_sign_in.saml_provider import NUMBER, SAMLProvider


@pytest.fixture
def provider(settings):
    settings.LOCAL_SIGN_IN_PROVIDERS = True
    made = OpenIDProvider()
    yield made
    made.close()


@pytest.fixture
def sign_in(company, manager, provider) -> OrganisationSignIn:
    """Aurora Hotels, turned on."""
    made = changing.begin(company, Protocol.OPENID, manager)
    said = {
        "name": "Aurora",
        "word": "aurora",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": provider.issuer},
        "number_attribute": "employee_number",
        "email_domains": [],
        "lets_unknown_join": False,
        "is_on": True,
    }
    assert changing.change(made, said, manager)
    return made


class Visitor:
    """A browser that goes to the provider and comes back."""

    def __init__(self, provider: OpenIDProvider) -> None:
        self.client, self.provider, self.callback = Client(), provider, ""

    def start(self, address: str = "/staff/with/aurora/go/"):
        answer = self.client.get(address)
        if answer.status_code == 302 and answer["Location"].startswith(self.provider.issuer):
            asked = self.provider.sent_to(answer["Location"])
            self.callback = asked["redirect_uri"].removeprefix("http://testserver")
        return answer

    def come_back(self, **sent):
        return self.client.get(self.callback, {"code": "abc", "state": self.provider.asked.get("state", ""), **sent})

    def come(self, address: str = "/staff/with/aurora/go/", **claims):
        self.provider.claims = claims
        self.start(address)
        return self.come_back()

    @property
    def person(self) -> User | None:
        number = self.client.session.get("_auth_user_id")
        return User.objects.get(pk=number) if number else None


@pytest.fixture
def visitor(provider) -> Visitor:
    return Visitor(provider)


@pytest.fixture
def another_visitor(provider) -> Visitor:
    return Visitor(provider)


@pytest.fixture
def saml(settings):
    settings.LOCAL_SIGN_IN_PROVIDERS = True
    made = SAMLProvider()
    yield made
    made.close()


@pytest.fixture
def saml_sign_in(company, manager, saml) -> OrganisationSignIn:
    """Aurora Hotels, turned on, with both sides knowing each other's metadata."""
    made = changing.begin(company, Protocol.SAML, manager)
    said = {
        "name": "Aurora",
        "word": "aurora",
        "settings": read_metadata(saml.metadata()),
        "number_attribute": NUMBER,
        "email_domains": ["hotel.example"],
        "lets_unknown_join": False,
        "is_on": True,
    }
    assert changing.change(made, said, manager)
    saml.sp_metadata = Client().get(f"/sign-in/{made.app.provider_id}/metadata/").content.decode()
    return made


class SAMLVisitor:
    """A browser that asks, and sends on what the provider answers."""

    def __init__(self, provider: SAMLProvider, sign_in: OrganisationSignIn) -> None:
        self.client, self.provider = Client(), provider
        self.here = f"/sign-in/{sign_in.app.provider_id}/"
        self.place = f"http://testserver{self.here}answer/"
        self.audience = f"http://testserver{self.here}metadata/"
        self.number: str | None = None

    def start(self, address: str = "/staff/with/aurora/go/"):
        answer = self.client.get(address)
        asked = parse_qs(urlsplit(answer["Location"]).query)["SAMLRequest"][0]
        self.asked = Server(config=self.provider.config()).parse_authn_request(asked, BINDING_HTTP_REDIRECT).message
        self.number = self.asked.id
        return answer

    def answered(self, **more) -> str:
        facts = {"number": self.number, "place": self.place, "audience": self.audience, **more}
        return self.provider.answer("one", **facts)

    def send(self, encoded: str, **more):
        """Another site's form: none of our cookies but those it is answered with."""
        return Client().post(urlsplit(self.place).path, {"SAMLResponse": encoded, **more})

    def come_back(self, encoded: str, **more):
        answer = self.send(encoded, **more)
        if answer.status_code != 302:
            return answer
        self.client.cookies.update(answer.cookies)
        return self.client.get(answer["Location"])

    def come(self, **attributes):
        self.provider.people["one"] = attributes
        self.start()
        return self.come_back(self.answered())

    @property
    def person(self) -> User | None:
        number = self.client.session.get("_auth_user_id")
        return User.objects.get(pk=number) if number else None


@pytest.fixture
def saml_visitor(saml, saml_sign_in) -> SAMLVisitor:
    return SAMLVisitor(saml, saml_sign_in)


@pytest.fixture
def another_saml_visitor(saml, saml_sign_in) -> SAMLVisitor:
    return SAMLVisitor(saml, saml_sign_in)
