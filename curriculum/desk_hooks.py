"""What reviewing and stopping add to the editor's desk: buttons, reports, sentences above the editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from curriculum.models import ReviewTask, is_reviewed
from curriculum.outline import outline_around
from curriculum.reviewing import desk as reviewing
from curriculum.stopping import desk as stopping
from curriculum.stopping.placeholder import placeholder
from curriculum.stopping.reach import is_stopped
from curriculum.stopping.stops import stop_in_force, user_can_stop
from people.models import User


@hooks.register("register_admin_urls")
def register_desk_urls() -> list[URLPattern]:
    return [*reviewing.urlpatterns, *stopping.urlpatterns]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def register_buttons(page: Page, user: User, **kwargs: Any) -> Iterator[Button]:
    specific = page.specific_deferred
    if not is_reviewed(specific):
        return
    if page.permissions_for_user(user).can_edit():
        yield Button(_("What has changed"), reviewing.changes_address(page), icon_name="history", priority=68)
    if user_can_stop(user, specific):
        yield Button(_("Take off every screen"), stopping.stop_address(page), icon_name="warning", priority=69)


class StopMenuItem(ActionMenuItem):
    label = gettext_lazy("Take off every screen")
    name = "action-stop"
    icon_name = "warning"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and user_can_stop(context["request"].user, context["page"])

    def get_url(self, context: dict[str, Any]) -> str:
        return stopping.stop_address(context["page"])


@hooks.register("register_page_action_menu_item")
def register_stop() -> ActionMenuItem:
    return StopMenuItem(order=90)


class StopsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return stopping.user_can_stop_something(stopping.person(request))


@hooks.register("register_reports_menu_item")
def register_stops() -> MenuItem:
    return StopsMenuItem(_("Paused pages"), reverse("curriculum_stops"), name="stops", icon_name="warning", order=50)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    class ReasonFormatter(LogFormatter):
        def format_comment(self, entry: PageLogEntry) -> str:
            return entry.data.get("reason", "")

    class StopFormatter(ReasonFormatter):
        label = gettext_lazy("Take off every screen")
        message = gettext_lazy("Taken off every screen")

    class LiftFormatter(ReasonFormatter):
        label = gettext_lazy("Bring back")
        message = gettext_lazy("Brought back to the screens")

    actions.register_action("curriculum.stop")(StopFormatter)
    actions.register_action("curriculum.lift")(LiftFormatter)


@hooks.register("before_edit_page")
def say_what_holds(request: HttpRequest, page: Page) -> None:
    """Above the editor: that the page is off the screens, and why its reader may not approve it."""
    if request.method != "GET" or not is_reviewed(page):
        return
    if stopped := stop_in_force(page):
        sentence = _("This page is off every screen: {reason}")
        messages.warning(request, format_html(sentence, reason=stopped.reason))
    elif is_stopped(page):
        messages.warning(request, _("This page is off every screen, because what it belongs to is."))
    task = page.current_workflow_task
    if isinstance(task, ReviewTask) and (sentence := task.why_not_for_reviewer(page, stopping.person(request))):
        messages.info(request, sentence)


@hooks.register("before_serve_page")
def show_placeholder(page: Page, request: HttpRequest, args: list, kwargs: dict) -> HttpResponse | None:
    """Whatever way Wagtail found a stopped page."""
    return placeholder(request, outline_around(page)) if is_reviewed(page) and is_stopped(page) else None
