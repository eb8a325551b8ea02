"""The emergency stop at the editor's desk: stop, lift, and the list of both."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

from curriculum.models import Course, Stop, is_reviewed
from curriculum.stopping.stops import MAY_STOP, lift, stop, stop_in_force, user_can_stop
from people.models import User


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Kept in the log with your name. Learners do not see it."),
    )


class AddressForm(forms.Form):
    """A safeguarding reviewer has a page before them, and not the tree of pages."""

    address = forms.CharField(
        label=gettext_lazy("Address of the page"),
        max_length=500,
        help_text=gettext_lazy("Copy it from the browser, such as /courses/small-steps/module-1/lesson-one/."),
    )

    def clean_address(self) -> Page:
        """In the language of the address, if it is there."""
        typed = self.cleaned_data["address"]
        found = {page.get_url() or "": page for page in pages_at(names_in(typed))}
        if not found:
            raise forms.ValidationError(_("There is no course, module, lesson or quiz at this address."))
        return found[max(found, key=lambda url: len(url) if unquote(url) in unquote(typed) else 0)]


def pages_at(names: list[str]) -> list[Page]:
    """In every language."""
    named = Page.objects.filter(slug=names[-1] if names else "").specific()
    return [page for page in named if is_reviewed(page) and names_in(page.get_url() or "") == names]


def names_in(address: str) -> list[str]:
    """Without the language, because a page is stopped in all of them, and what is not translated yet has a French
    address too. None in what is no address at all, such as one with half a bracket."""
    try:
        names = [unquote(name) for name in urlsplit(address).path.split("/") if name]
    except ValueError:
        return []
    return names[1:] if names and names[0] in dict(settings.LANGUAGES) else names


def person(request: HttpRequest) -> User:
    return cast(User, request.user)


def page_to_stop(request: HttpRequest, page_id: int) -> Page:
    page = get_object_or_404(Page, pk=page_id).specific
    if not user_can_stop(person(request), page):
        raise PermissionDenied
    return page


def user_can_stop_something(user: User) -> bool:
    return user.has_perm(MAY_STOP) or policy_registry.get_by_type(Course).user_has_permission(user, "publish")


class DeskView(WagtailAdminTemplateMixin, FormView):
    header_icon = "warning"
    form_class: type[forms.Form] = ReasonForm

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("curriculum_stops"), "label": _("Paused pages")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]


class StopView(DeskView):
    template_name = "curriculum/stopping/stop.html"
    page_title = gettext_lazy("Take off every screen")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = page_to_stop(request, kwargs["page_id"])

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            stopped=stop_in_force(self.page),
            languages=self.page.get_translations(inclusive=True).count(),
            below=self.page.get_descendants().count(),
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        stop(self.page, person(self.request), form.cleaned_data["reason"])
        words = {"page": self.page.get_admin_display_title()}
        messages.success(self.request, _("“%(page)s” is off every screen now. It can be brought back here.") % words)
        return redirect("curriculum_stops")


class LiftView(DeskView):
    template_name = "curriculum/stopping/lift.html"
    page_title = gettext_lazy("Bring back")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.stopped = get_object_or_404(Stop, pk=kwargs["stop_id"])
        page = Page.objects.filter(translation_key=self.stopped.page_key).first()
        # Where the page is gone, whoever may stop any may tidy up.
        if not (user_can_stop(person(request), page.specific) if page else person(request).has_perm(MAY_STOP)):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        return self.stopped.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(stopped=self.stopped, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if lift(self.stopped, person(self.request), form.cleaned_data["reason"]):
            messages.success(self.request, _("“%(page)s” is shown again.") % {"page": self.stopped.title})
        else:
            messages.info(self.request, _("“%(page)s” was brought back before.") % {"page": self.stopped.title})
        return redirect("curriculum_stops")


class StopsView(DeskView):
    """What is off the screens, what was, and a way to stop a page whose address one has."""

    template_name = "curriculum/stopping/stops.html"
    page_title = gettext_lazy("Paused pages")
    form_class = AddressForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not user_can_stop_something(person(request)):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stops = Stop.objects.select_related("stopped_by", "lifted_by").newest_first()
        lifted = stops.filter(lifted_at__isnull=False)[:50]
        return super().get_context_data(in_force=stops.in_force(), lifted=lifted, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        return redirect(stop_address(form.cleaned_data["address"]))


urlpatterns: list[URLPattern] = [
    path("stops/", StopsView.as_view(), name="curriculum_stops"),
    path("stops/<int:stop_id>/lift/", LiftView.as_view(), name="curriculum_lift"),
    path("pages/<int:page_id>/stop/", StopView.as_view(), name="curriculum_stop"),
]


def stop_address(page: Page) -> str:
    return reverse("curriculum_stop", args=[page.pk])
