"""Slips with codes on paper: to cut apart, fold and draw from a hat."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from certificates.paper import paper_in
from dashboards.classes.addresses import as_typed
from dashboards.classes.card_printing import printable
from dashboards.teaching.printing import print_sheet
from people.models import Group
from quizzes.models import ClassMeasure, Time


def entrance_of(request: HttpRequest, group: Group) -> str:
    """Where codes are typed, in the language of the class's cards."""
    with translation.override(group.card_language):
        return as_typed(request.build_absolute_uri(reverse("slips:answer")))


def print_slips(request: HttpRequest, measure: ClassMeasure) -> bytes:
    """PDF/UA-1, in the language of the class's cards and on the paper of its region."""
    group = measure.group
    with translation.override(group.card_language):
        title = _("Slips for the questions")
        context = {
            "codes": [slip.code for slip in measure.slips.all()],
            "name": printable(str(group)),
            "address": entrance_of(request, group),
            "times": list(Time),
        }
        body = render_to_string("dashboards/measuring/slips_body.html", context)
        paper = paper_in(group.organisation.region)
        return print_sheet(body, title, group.card_language, paper, heading=title, layout="sheet-codes")
