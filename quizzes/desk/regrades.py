"""Grading anew at the editor's desk: first who would change, then, if so decided, the change and its trace."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.models import User
from quizzes import regrading
from quizzes.models import Edition, Quiz, Regrade


class RegradeForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        help_text=gettext_lazy("Kept with the change, such as: option C was right, too."),
    )
    only_upwards = forms.BooleanField(
        label=gettext_lazy("Only upwards: nobody’s score falls"), required=False, initial=True
    )
    digest = forms.CharField(widget=forms.HiddenInput, required=False)


class RegradeView(WagtailAdminTemplateMixin, FormView):
    form_class = RegradeForm
    template_name = "quizzes/desk/regrade.html"
    page_title = gettext_lazy("Grade anew")
    header_icon = "rotate"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.quiz = get_object_or_404(Quiz, pk=kwargs["quiz_id"])
        if not self.quiz.permissions_for_user(request.user).can_publish():
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        return self.quiz.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.quiz.pk]), "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, edit, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        earlier = Regrade.objects.at_quiz(self.quiz.translation_key).with_changes()
        return super().get_context_data(quiz=self.quiz, earlier=earlier[:20], **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """The first press shows what would happen; the second, on the same key, makes it so."""
        edition = Edition.objects.of(self.quiz.frozen())
        if form.cleaned_data["digest"] != edition.digest:
            return self.show_proposal(form)
        self.carry_out(edition, form.cleaned_data["reason"], form.cleaned_data["only_upwards"])
        return redirect(self.request.path)

    def show_proposal(self, form: forms.Form) -> HttpResponse:
        """What the key of this moment would change; shown anew if the quiz was corrected once more meanwhile."""
        proposal = regrading.propose(self.quiz)
        has_moved = bool(form.cleaned_data["digest"])
        form.data = {**self.request.POST.dict(), "digest": proposal.edition.digest}
        return self.render_to_response(self.get_context_data(form=form, proposal=proposal, has_moved=has_moved))

    def carry_out(self, edition: Edition, reason: str, only_upwards: bool) -> None:
        by = cast(User, self.request.user)
        made = regrading.regrade(self.quiz, edition, by=by, reason=reason, only_upwards=only_upwards)
        if made:
            messages.success(self.request, _("The attempts are being graded anew. The list below shows the result."))
        else:
            messages.info(self.request, _("Nothing to change: every attempt is graded by this key already."))


def regrade_address(quiz: Quiz) -> str:
    return reverse("quizzes_regrade", args=[quiz.pk])
