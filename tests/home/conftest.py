import datetime

import pytest

from curriculum.models import HelpService


@pytest.fixture
def make_service(db):
    """A function that makes a help service: verified, in Peel, with a phone number, unless told otherwise."""

    def make(key: str, **values) -> HelpService:
        usual = {
            "name": key.title(),
            "region": "CA-ON-PEEL",
            "phone": "1-800-555-0100",
            "status": "verified",
            "verified_on": datetime.date(2026, 11, 20),
        }
        return HelpService.objects.create(key=key, **{**usual, **values})

    return make
