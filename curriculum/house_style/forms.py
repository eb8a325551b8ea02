"""The editor's forms for what is checked: a draft may be incomplete, what is submitted or published may not."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext, ngettext
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from curriculum.reviewing.asking import ChangeForm

if TYPE_CHECKING:
    from curriculum.house_style.findings import Finding


class CheckedForm(WagtailAdminModelForm):
    """`findings` are what has to be put right first; the panel at the top of the editor lists them with links."""

    findings: list[Finding] = []

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.is_for_learners:
            self.findings = [*self._other_mistakes(), *self._to_be_put_right()]
            if self.findings and not self.errors:
                self.add_error(None, ValidationError(self._sentence()))

    @property
    def is_for_learners(self) -> bool:
        """Not a draft."""
        return not self.is_deferred_validation

    def _to_be_put_right(self) -> list[Finding]:
        from curriculum.house_style.checking import must_be_put_right  # stands on the models, which stand on this

        return must_be_put_right(self.draft, getattr(self, "parent_page", None))

    @property
    def draft(self) -> Any:
        """The page as it was typed, whole or not."""
        draft = copy.copy(self.instance)
        if self._blocks_in in self.fields:
            setattr(draft, self._blocks_in, self[self._blocks_in].value())
        return draft

    @property
    def _blocks_in(self) -> str:
        from curriculum.house_style.kinds import kind_of

        kind = kind_of(self.instance)
        return kind.blocks_in if kind else ""

    def _other_mistakes(self) -> list[Finding]:
        from curriculum.house_style.findings import Finding
        from curriculum.house_style.places import place_of_field

        told_elsewhere = {self._blocks_in, NON_FIELD_ERRORS}
        names = [name for name in self.errors if name not in told_elsewhere and name in self.fields]
        advice = gettext("The field itself says more.")
        return [
            Finding("field", place_of_field(self.instance, name), sentence, advice, blocks_publishing=True)
            for name in names
            for sentence in self.errors[name]
        ]

    def _sentence(self) -> str:
        count = len(self.findings)
        return ngettext(
            "One thing has to be put right first; it is listed at the top of the page. Nothing you typed is lost.",
            "%(count)s things have to be put right first; they are listed at the top of the page. "
            "Nothing you typed is lost.",
            count,
        ) % {"count": count}


class CheckedPageForm(CheckedForm, ChangeForm):
    @property
    def is_for_learners(self) -> bool:
        return super().is_for_learners and not self.is_sent_back


def as_typed(page: Page, data: Mapping[str, Any], user: Any) -> Page:
    """The draft with what stands in the editor now; nothing is stored. What could not be read stays as it was."""
    form = page.get_edit_handler().get_form_class()(data, instance=page, parent_page=page.get_parent(), for_user=user)
    form.defer_required_fields()
    form.is_valid()
    return form.draft
