"""Who wrote a draft: everyone who changed its words since it was last published. A remark beside it is no writing."""

from __future__ import annotations

from wagtail.models import Page

from curriculum.reviewing.content import digest_of_content


def writers_of(page: Page) -> set[int]:
    """The ids of their accounts."""
    writers: set[int] = set()
    before: str | None = None
    # Asked of the database: a draft may hold an older answer to what is published.
    live = Page.objects.values_list("live_revision", flat=True).get(pk=page.pk)
    for revision in page.revisions.filter(pk__gte=live or 0).order_by("created_at", "pk"):
        digest = digest_of_content(revision.as_object())
        if digest != before and revision.pk != live and revision.user_id:
            writers.add(revision.user_id)
        before = digest
    return writers
