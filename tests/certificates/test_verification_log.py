"""Each check leaves one line that names nobody."""

import logging

import pytest
from django.core.cache import cache


@pytest.fixture
def lines(caplog):
    cache.clear()
    caplog.set_level(logging.INFO, logger="certificates.verification")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "certificates.verification"]


@pytest.mark.parametrize("ending", ["/", ".json"])
def test_a_code_that_exists(certificate, client, lines, ending):
    certificate.revoke("Issued twice")
    client.get(f"/verify/{certificate.code}{ending}")
    assert lines() == ["checked by=code outcome=found state=revoked"]


def test_a_code_that_does_not_and_one_too_many(client, db, lines, settings):
    settings.WRONG_CODES_PER_MINUTE = 1
    client.get("/verify/WRONG/")
    client.get("/verify/WRONG.json")
    assert lines() == ["checked by=code outcome=unknown state=-", "checked by=code outcome=must_wait state=-"]
