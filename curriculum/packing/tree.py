"""Putting pages where a pack has them."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page


def add(page: Page, parent: Page) -> None:
    Page.objects.get(pk=parent.pk).add_child(instance=page)


def publish(page: Page) -> None:
    page.live = True
    page.save_revision().publish()


def arrange(plan: Any) -> bool:
    """Move pages under their parents and into the order of their files. Whether any had to; then pages of no file
    come last."""
    has_moved = False
    for below in plan.with_descendants():
        has_moved |= arrange_children(below.page.pk, [child.page.pk for child in below.children])
    return has_moved


def arrange_children(parent: int, wanted: list[int]) -> bool:
    there = list(Page.objects.get(pk=parent).get_children().values_list("pk", flat=True))
    if [pk for pk in there if pk in wanted] == wanted:
        return False
    for pk in [*wanted, *(pk for pk in there if pk not in wanted)]:
        Page.objects.get(pk=pk).move(Page.objects.get(pk=parent), "last-child")
    return True
