"""What stands above a page that is put up for translation is put up too.

Wagtail needs a French course around a French lesson, and would make one that follows the English: live at once, in
English, among the French courses. A translation is a draft until somebody publishes it, and so are these.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail.signals import copy_for_translation_done
from wagtail_localize.operations import translate_object

from curriculum.models import is_reviewed


def connect() -> None:
    copy_for_translation_done.connect(make_draft, dispatch_uid="curriculum: a page above is a draft")


def make_draft(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """A course or module that only follows its original becomes a translation of its own, not yet published."""
    if isinstance(target_obj, Page) and target_obj.alias_of_id and is_reviewed(target_obj.specific):
        translate_object(source_obj, [target_obj.locale])
        Page.objects.get(pk=target_obj.pk).specific.unpublish()
