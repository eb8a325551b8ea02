"""What the editor's desk shows of the curriculum."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from curriculum.cms_registers import RegistersViewSetGroup, due_panel_for

register_snippet(RegistersViewSetGroup)


@hooks.register("construct_homepage_panels")
def say_what_is_due(request: HttpRequest, panels: list[Component]) -> None:
    if panel := due_panel_for(request):
        panels.append(panel)
