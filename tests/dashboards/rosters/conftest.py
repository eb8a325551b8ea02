"""A teacher with a list, and the steps she goes through."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people.models import AuditEntry, Deed, Group
from tests.dashboards.classes.conftest import amina  # noqa: F401 - the same class


@pytest.fixture
def start(school_class) -> str:
    return f"/groups/{school_class.pk}/roster/"


@pytest.fixture
def steps(leader, start):
    return Steps(leader, start)


class Steps:
    """What a browser does without a script: give, follow, choose, confirm."""

    def __init__(self, client: Client, start: str) -> None:
        self.client, self.start = client, start

    def give(self, given: str | bytes, name: str = "list.csv") -> str:
        """The address of the preview, with the columns as they are guessed."""
        data = {"text": given} if isinstance(given, str) else {"file": SimpleUploadedFile(name, given)}
        answer = self.client.post(self.start, data)
        assert answer.status_code == 302, re.findall(r"errorlist.*?</ul>", answer.text, re.DOTALL)
        return answer.url.replace("columns/", "")

    def confirm(self, preview: str, **answers):
        """Presses the button with every answer as it is offered, save those given here."""
        html = self.client.get(preview).text
        return self.client.post(preview, {**offered(html), **answers})

    def take_over(self, given: str | bytes, **answers) -> str:
        """The text of the last page."""
        answer = self.confirm(self.give(given), **answers)
        assert answer.status_code == 302, answer.text
        return self.client.get(answer.url).text


def offered(html: str) -> dict[str, str]:
    """What the form of a preview would send."""
    chosen = re.findall(r'type="radio" name="([^"]+)" value="([^"]+)" checked', html)
    seal = re.search(r'name="seal" value="([^"]+)"', html)
    return dict(chosen) | ({"seal": seal[1]} if seal else {})


def names(group: Group) -> list[str]:
    return sorted(group.learners().values_list("display_name", flat=True))


def deeds() -> list[str]:
    told = AuditEntry.objects.exclude(deed=Deed.LOOKED).order_by("pk")
    return list(told.values_list("deed", flat=True))
