"""What makes outlines and rendered lesson bodies out of date."""

from __future__ import annotations

from django.db.models import Model
from django.db.models.signals import post_delete, post_migrate, post_save
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from curriculum.models import Change, Course, Fact, GlossaryTerm, HelpService, Module, Step, Stop
from curriculum.stamped_cache import BODIES, OUTLINES, expire

REGISTERS: list[type[Model] | str] = [
    Fact,
    HelpService,
    GlossaryTerm,
    "quizzes.Question",
    "wagtailimages.Image",
    "wagtaildocs.Document",
]


def pages_changed(**kwargs: object) -> None:
    expire([OUTLINES, BODIES])


def page_saved(sender: type, instance: Page, update_fields: object = None, **kwargs: object) -> None:
    """A page written without a revision, as by a command. Saving a draft names its fields, and changes nothing live."""
    if update_fields is None and issubclass(sender, (Course, Module, Step)):
        pages_changed()


def page_deleted(sender: type, instance: object, **kwargs: object) -> None:
    if issubclass(sender, Page):
        pages_changed()


def connect() -> None:
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(pages_changed, dispatch_uid="curriculum_pages_changed")
    # A new release may keep other things in what it stores.
    post_migrate.connect(pages_changed, dispatch_uid="curriculum_release_changed")
    post_save.connect(page_saved, dispatch_uid="curriculum_page_saved")
    post_delete.connect(page_deleted, dispatch_uid="curriculum_page_deleted")
    for signal in (post_save, post_delete):
        for sender in (Locale, PageViewRestriction, Site, Stop, Change):
            signal.connect(pages_changed, sender=sender, dispatch_uid=f"curriculum_{sender.__name__}_changed")
        # Lessons show what registers say; and a question that is gone can no longer be required.
        for sender in REGISTERS:
            signal.connect(pages_changed, sender=sender, dispatch_uid=f"curriculum_{sender}_changed")
