"""Schemathesis asks the running server whatever its own description allows, and much that it does not."""

import subprocess
import sys
from pathlib import Path

import pytest

from people.staffing import take_on

SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"


@pytest.mark.django_db(transaction=True)
def test_answers_are_as_they_are_described(
    live_server, company, nour, elsewhere, require, finish, token_for, settings, tmp_path
):
    settings.API_RATE = "100000/min"
    require(company)
    finish(nour)
    take_on(elsewhere, company)
    token = token_for(company)
    told = subprocess.run(
        [
            SCHEMATHESIS,
            "run",
            f"{live_server.url}/api/v1/openapi.json",
            "--header",
            f"Authorization: Bearer {token}",
            "--checks",
            "all",
            "--max-examples",
            "30",
            "--seed",
            "1",
            "--no-color",
        ],
        cwd=tmp_path,  # it keeps what it has tried
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "Operations:       6 selected / 6 total" in told.stdout
