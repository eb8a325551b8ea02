"""Keeping what a place says of its own. Saying nothing is saying what is said above."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from dashboards.papers.models import PaperFacts
from people.auditing import record_for_all
from people.models import Deed, Organisation, User


@transaction.atomic
def keep_facts(organisation: Organisation, facts: dict[str, Any], by: User) -> None:
    """Two who save at once: the later holds, and there is one row."""
    if any(facts.values()):
        PaperFacts.objects.update_or_create(organisation=organisation, defaults=facts)
    else:
        PaperFacts.objects.filter(organisation=organisation).delete()
    told = f"papers: people={len(facts['people'])}, languages={','.join(facts['languages'])}, paper={facts['paper']}"
    record_for_all(by, Deed.CHANGED_ORGANISATION, organisation, told)
