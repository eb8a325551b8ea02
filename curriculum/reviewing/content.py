"""What a page says, without the bookkeeping around it: to tell whether two versions say the same."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

SAID_BY_EVERY_PAGE = {"title", "slug", "seo_title", "search_description"}
NOT_SAID = {"page_ptr", "change_kind", "change_note", "version"}
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')  # the rich text editor's own marks
WRAPPING = re.compile(r"[ \t\r\n]+")  # of rich text: packs wrap their lines, the editor does not


def content_fields(model: type[Page]) -> list[models.Field]:
    """In the order of the model: title and address, then what this kind of page adds."""
    of_pages = {field.name for field in Page._meta.concrete_fields} - SAID_BY_EVERY_PAGE
    left_out = of_pages | NOT_SAID
    return [field for field in model._meta.concrete_fields if field.name not in left_out]


def value_in(page: Page, field: models.Field) -> Any:
    """Comparable: a form, a pack and the database write the same thing differently."""
    value = field.value_from_object(page)
    return stream_as_data(value) if isinstance(field, StreamField) else plain(value)


def stream_as_data(stream: StreamValue) -> list[dict[str, Any]]:
    return [
        {"id": child.id, "type": child.block_type, "value": block_as_data(child.block, child.value)} for child in stream
    ]


def block_as_data(block: Any, value: Any) -> Any:
    return plain(block.get_prep_value(value))


def plain(value: Any) -> Any:
    if isinstance(value, str):
        text = BLOCK_KEY.sub("", value).replace("\r\n", "\n")
        return WRAPPING.sub(" ", text) if text.startswith("<") else text
    if isinstance(value, dict):
        # Items of lists are numbered by chance where nobody gave them a number.
        chance = {"id"} if value.get("type") == "item" else set()
        return {key: plain(part) for key, part in value.items() if key not in chance}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value


def digest_of_content(page: Page) -> str:
    said = {field.name: value_in(page, field) for field in content_fields(type(page))}
    text = json.dumps(said, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def published(page: Page) -> Page | None:
    """The page as learners have it now; None where they have none."""
    return type(page).objects.filter(pk=page.pk, live=True).first() if page.pk else None


def say_the_same(one: Page, other: Page) -> bool:
    return digest_of_content(one) == digest_of_content(other)


def revisions_say_the_same(one: Revision, other: Revision) -> bool:
    return one.pk == other.pk or say_the_same(one.as_object(), other.as_object())


def differs_from_published(page: Page) -> bool:
    there = published(page)
    return there is not None and not say_the_same(there, page)
