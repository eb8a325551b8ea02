"""People who left a hotel at various times, under rules that keep records for various times."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from curriculum.choices import KeptFrom
from people.models import Employment
from people.staffing import let_go
from progress.models import Requirement
from tests.dashboards.register.conftest import *  # noqa: F403 - the same cast
from tests.employed import employ, finish, requirement_of

YEAR = dt.timedelta(days=366)


def days_ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


@pytest.fixture
def rule(company, outline) -> Requirement:
    """Kept for a year after work ends."""
    return requirement_of(
        company, outline, renewal_months=None, retention_months=12, retention_from=KeptFrom.EMPLOYMENT
    )


@pytest.fixture
def left(hotel, rule, outline):
    """A function: somebody who finished the course and left so many days ago."""

    def leave(days: int, name: str = "Lena Leaver", **facts) -> Employment:
        employment = employ(name, hotel, hired_on=days_ago(days + 400), **facts)
        finish(employment.user, outline)
        let_go(employment, days_ago(days))
        return employment

    return leave


@pytest.fixture
def night(capsys):
    """A function: what the command of the night says."""

    def run(*options: str) -> str:
        call_command("forget_leavers", *options)
        return capsys.readouterr().out

    return run
