import pytest
from django.test import Client

from dashboards.sign_in import changing
from people.models import OrganisationSignIn, Protocol, User
from tests.people.company_sign_in.openid_provider import CLIENT, SECRET, OpenIDProvider


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
