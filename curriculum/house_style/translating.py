"""Publishing a translation waits for the same things: wagtail-localize does it without the page's own form."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from curriculum.house_style.checking import why_not_published
from curriculum.house_style.kinds import is_checked


def refuse_translation(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Before wagtail-localize publishes what was translated. Its words were kept as they were typed, one by one."""
    if request.POST.get("action") != "publish" or not isinstance(instance, TranslatableMixin):
        return None
    translations = Translation.objects.filter(source__object_id=instance.translation_key, enabled=True)
    for translation in translations.filter(target_locale=instance.locale_id):
        if sentence := why_not(translation):
            messages.error(request, sentence)
            return redirect(request.path)
    return None


def why_not(translation: Translation) -> str:
    """A sentence where the page, or entry, as it would be published is not whole."""
    if not is_checked(translation.source.get_source_instance()):
        return ""
    return why_not_published(
        translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    )


class UpdateCheckedTranslations(UpdateTranslationsView):
    """Brings the translations up to date with their source; *publish at once* only where each of them is whole."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        if form.cleaned_data["publish_translations"]:
            self.object.update_from_db()
            found = (why_not(translation) for translation in self.object.translations.filter(enabled=True))
            if sentence := next(filter(None, found), ""):
                form.cleaned_data["publish_translations"] = False
                messages.error(self.request, sentence)
        return super().form_valid(form)
