"""A hotel that follows a rule, and the words and help lines that come with the site."""

from pathlib import Path

import pytest
from django.conf import settings

from curriculum.outline import outline_of
from curriculum.packing.registers import load_registers
from people.models import Organisation
from tests.employed import requirement_of

# 26 words, of two hundred letters as an organisation may have.
LONG_NAME = (
    "The Aurora and Borealis Lakeside Grand Heritage Conference Hotels and Resorts of the Great Northern Regions and"
    " of the Many Islands Beyond Them, Limited and Sons, Inc."
)
SIX_PEOPLE = [
    {"name": f"Duty manager of building {n}, by day and by night", "phone": f"905-555-010{n}", "place": "Front office"}
    for n in range(1, 6)
] + [{"name": "مديرة المناوبة في الليل", "phone": "905-555-0199", "place": "مكتب الاستقبال"}]


@pytest.fixture
def registers(db) -> None:
    load_registers(Path(settings.BASE_DIR) / "curriculum" / "registers")


@pytest.fixture
def rule(registers, course, company):
    return requirement_of(
        company, outline_of(course), profile_key="us-tx-lodging", profile_name="Texas, lodging with more than ten rooms"
    )


@pytest.fixture
def admin(client_of, manager):
    return client_of(manager)


def address(place: Organisation, then: str = "") -> str:
    return f"/groups/organisations/{place.pk}/papers/{then}"
