"""The question that stands in the editor of every page of a course: what kind of change is this?"""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from curriculum.models.changes import ANSWERS, ChangeKind
from curriculum.reviewing.content import differs_from_published, say_the_same


class ChangePanel(MultiFieldPanel):
    """Not shown for a page that nobody has read yet."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.live) and super().is_shown()


CHANGE_PANELS = [
    ChangePanel(
        [FieldPanel("change_kind", widget=forms.RadioSelect), FieldPanel("change_note")],
        heading=gettext_lazy("Before this is published"),
        help_text=gettext_lazy("Asked because learners have read this page. A draft may be saved without an answer."),
    )
]


class ChangeForm(WagtailAdminPageForm):
    """A draft is saved in any state; what is submitted or published says what kind of change it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "change_kind" in self.fields:
            offered = [(value, label) for value, label in ANSWERS if self.is_offered(value)]
            self.fields["change_kind"].choices = offered

    def is_offered(self, kind: ChangeKind) -> bool:
        return kind is not ChangeKind.AGAIN or self.instance.can_be_asked_again

    @property
    def is_sent_back(self) -> bool:
        """A reviewer who asks for changes does not have to make them."""
        return self.data.get("workflow-action-name") == "reject"

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.instance.live and not self.is_deferred_validation and not self.is_sent_back:
            self.ask_what_kind()
        if self.is_approved and not say_the_same(self.instance, self.instance.get_latest_revision_as_object()):
            self.add_error(None, self.why_not_approved())

    @property
    def is_approved(self) -> bool:
        return self.data.get("workflow-action-name") == "approve" and "action-workflow-action" in self.data

    def why_not_approved(self) -> str:
        """Whoever changes a draft is one of its writers from then on. What was said in the dialogue is said again here,
        because the page that asks again does not hold it."""
        sentence = _(
            "You changed this draft, so somebody else has to approve it. Save it as a draft, or take your changes back "
            "and approve what was there. Nothing you typed is lost."
        )
        comment = json.loads(self.data.get("workflow-action-extra-data") or "{}").get("comment")
        return f"{sentence} {_('Your comment was: “%s”') % comment}" if comment else sentence

    def ask_what_kind(self) -> None:
        kind, note = self.cleaned_data.get("change_kind"), self.cleaned_data.get("change_note")
        if kind and ChangeKind(kind).is_material and not note:
            self.add_error("change_note", _("Please say in one plain sentence what has changed; learners may read it."))
        if not kind and differs_from_published(self.instance):
            sentence = _("Please say whether this is a small correction or a material change: learners have read it.")
            self.add_error("change_kind", sentence)
