"""A page that is moved out of what is stopped stays off the screens: what was wrong with it has not been looked at."""

from __future__ import annotations

from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signals import post_page_move

from curriculum.models import Stop, is_reviewed
from curriculum.models.stops import StopQuerySet


def stay_stopped(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """By a stop of its own, with the reason of the one that covered it."""
    page, covering = instance.specific, stops_over(parent_page_before).first()
    if covering is None or not is_reviewed(page) or stops_over(parent_page_after).filter(pk=covering.pk).exists():
        return
    told = {"title": page.title, "reason": covering.reason, "stopped_by": covering.stopped_by}
    _stop, is_new = Stop.objects.get_or_create(page_key=page.translation_key, lifted_at=None, defaults=told)
    if is_new:
        log(page, "curriculum.stop", user=covering.stopped_by, data={"reason": covering.reason})


def stops_over(parent: Page) -> StopQuerySet:
    """In force, of this page or one above it, in any language."""
    above = Page.objects.get(pk=parent.pk).get_ancestors(inclusive=True)
    return Stop.objects.in_force().filter(page_key__in=above.values("translation_key"))


def connect() -> None:
    post_page_move.connect(stay_stopped, dispatch_uid="curriculum_stay_stopped")
