"""The list at the top of the editor: what has to be put right before the page can be submitted or published."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel
from wagtail.models import DraftStateMixin


class FindingsPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "curriculum/cms/to_be_put_right.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and getattr(self.form, "findings", []))

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            may_wait = isinstance(self.instance, DraftStateMixin)
            context = super().get_context_data(parent_context)
            return {**context, "findings": self.form.findings, "may_be_draft": may_wait}
