"""What the languages of a page or an entry have in common, and what each has of its own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from wagtail.admin.panels import Panel
from wagtail.blocks import CharBlock
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from curriculum.stamped_cache import OUTLINES, recall

# Progress finds pages by their address in the outline, and packs name files after it: one address in every language.
SAME_ADDRESS = [SynchronizedField("slug", overridable=False)]


class OwnField(BaseTranslatableField):
    """Neither translated nor kept in step: each language says it for itself."""


# What kind of change it is, is asked of whoever publishes this language.
OWN_ANSWER = [OwnField("change_kind"), OwnField("change_note")]


class NameBlock(CharBlock):
    """A name by which other parts refer to this one; nobody reads or looks for it, and it is the same everywhere."""

    def get_translatable_segments(self, value: str) -> list:
        return []

    def get_searchable_content(self, value: str) -> list[str]:
        return []

    def deconstruct(self) -> tuple:
        return "wagtail.blocks.CharBlock", *super().deconstruct()[1:]


def locale_ids() -> dict[str, int]:
    """The languages of the content. No query once it is cached."""
    return recall(OUTLINES, "curriculum:locales", lambda: dict(Locale.objects.values_list("language_code", "pk")))


def language_of(page: Any) -> str:
    """The page's language. No query once the languages are known."""
    codes = {pk: code for code, pk in locale_ids().items()}
    return codes.get(page.locale_id) or page.locale.language_code


def in_language(entry: Any, language: str) -> Any:
    """The entry in this language, or as it is where it is not translated. No query where it needs no other."""
    wanted = locale_ids().get(language)
    if not isinstance(entry, TranslatableMixin) or wanted in (None, entry.locale_id):
        return entry
    return entry.get_translation_or_none(wanted) or entry


def in_this_language(entry: Any) -> Any:
    return in_language(entry, get_language() or settings.LANGUAGE_CODE)


class MachineMadePanel(Panel):
    """Tells editors that a machine translated the course and nobody has reviewed it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "curriculum/cms/machine_made_panel.html"

        def is_shown(self) -> bool:
            return isinstance(self.instance, Page) and any(
                getattr(page, "needs_reviewer", False)
                for page in (self.instance, *(self.instance.get_ancestors().specific() if self.instance.pk else []))
            )
