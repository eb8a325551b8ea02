"""A training manager with a list of payroll, and the steps they go through."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people.models import Employment, Membership, Organisation, Role, User

HEADINGS = "Staff number,Name,E-mail address,Site,Department,Job title,Hire date,Last day"


@pytest.fixture
def desk_of(client_of, django_capture_on_commit_callbacks):
    """A function from a person and an organisation to their desk."""
    return lambda user, at: Desk(client_of(user), at, django_capture_on_commit_callbacks)


@pytest.fixture
def desk(desk_of, manager, company, hotel):
    """The manager's, at the list of the whole company."""
    return desk_of(manager, company)


@pytest.fixture
def site_manager(hotel) -> User:
    """Administers one hotel alone."""
    user = User.objects.create_user(email="site@example.org", display_name="Sol Site", password="a-long-password")
    Membership.objects.create(user=user, organisation=hotel, role=Role.ADMINISTRATOR)
    return user


@pytest.fixture
def other_company(db) -> Organisation:
    return Organisation.add_root(name="Harbour Inns", kind=Organisation.Kind.EMPLOYER)


class Desk:
    """What a browser does without a script: give, follow, choose, confirm."""

    def __init__(self, client: Client, organisation: Organisation, at_commit) -> None:
        self.client, self.organisation, self.at_commit = client, organisation, at_commit
        self.list = f"/groups/organisations/{organisation.pk}/staff/"
        self.start = f"{self.list}import/"

    def give(self, given: str | bytes, name: str = "list.csv", **columns: str) -> str:
        """The address of the preview, with the columns as they are guessed."""
        data = {"text": given} if isinstance(given, str) else {"file": SimpleUploadedFile(name, given)}
        answer = self.client.post(self.start, data)
        assert answer.status_code == 302, re.findall(r"errorlist.*?</ul>", answer.text, re.DOTALL)
        html = self.client.get(answer.url).text
        chosen = self.client.post(answer.url, {**as_offered(html), **columns})
        assert chosen.status_code == 302, re.findall(r"(?:errorlist|alert).*?<", chosen.text, re.DOTALL)
        return chosen.url

    def look(self, preview: str) -> str:
        return self.client.get(preview).text

    def confirm(self, preview: str, **answers):
        """Presses the button with every answer as it is offered, save those given here."""
        seal = re.search(r'name="seal" value="([^"]+)"', self.look(preview))
        with self.at_commit(execute=True):
            return self.client.post(preview, {"seal": seal[1] if seal else "", **answers})

    def take_over(self, given: str | bytes, **answers) -> str:
        """The text of the last page."""
        answer = self.confirm(self.give(given), **answers)
        assert answer.status_code == 302, answer.text
        return self.client.get(answer.url).text


def as_offered(html: str) -> dict[str, str]:
    """What the page about columns would send."""
    sent = {}
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="(\d*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    sent |= dict.fromkeys(re.findall(r'type="checkbox" name="(\w+)"[^>]* checked', html), "on")
    return sent | dict(re.findall(r'type="radio" name="(\w+)" value="(\w+)"[^>]* checked', html))


def listed(*rows: str) -> str:
    return "\n".join([HEADINGS, *rows])


def staff(organisation: Organisation) -> list[str]:
    found = Employment.objects.within(organisation).present().select_related("user")
    return sorted(f"{one.staff_number} {one.user.display_name}".strip() for one in found)
