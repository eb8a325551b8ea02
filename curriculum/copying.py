"""A copied lesson is a lesson of its own: its blocks get ids of their own, so that nothing learners did with the first
counts for the second. Wagtail gives the pages new translation keys; blocks keep theirs unless someone changes them.
"""

from __future__ import annotations

import json
import uuid
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page

from curriculum.invalidation import pages_changed


def give_new_ids(copied: Page) -> None:
    """To the blocks of a page just copied and of everything under it. Aliases follow another page, and keep its ids."""
    for page in copied.get_descendants(inclusive=True).filter(alias_of=None).specific():
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                _renew(page, field.name)
    pages_changed()


def _renew(page: Page, name: str) -> None:
    """The same new ids in the page and in its drafts."""
    new_ids: dict[str, str] = {}
    stored = [dict(block) for block in getattr(page, name).raw_data]
    setattr(page, name, json.dumps(_with_new_ids(stored, new_ids)))
    page.save(clean=False, update_fields=[name])
    for revision in page.revisions.all():
        if stored := json.loads(revision.content.get(name) or "[]"):
            revision.content[name] = json.dumps(_with_new_ids(stored, new_ids))
            revision.save(update_fields=["content"])


def _with_new_ids(blocks: list[dict[str, Any]], new_ids: dict[str, str]) -> list[dict[str, Any]]:
    return [{**block, "id": new_ids.setdefault(block.get("id") or "", str(uuid.uuid4()))} for block in blocks]
