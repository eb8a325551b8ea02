"""Learners' cards: printed, as links, as a spreadsheet; one of them made anew. All of it is told to the audit log."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from certificates.sending import NOT_KEPT
from dashboards.classes import learner_list
from dashboards.classes.access import learner_here, of_group
from dashboards.classes.addresses import as_typed, card_address, drawn, entrance
from dashboards.classes.card_printing import MOST, print_cards
from dashboards.classes.cards import Handed, cards_of, handed, workbook_of
from dashboards.group_at_quiz import A_PAGE
from dashboards.views import ASK_OR_ACT, leader_of
from dashboards.workbooks import XLSX
from people.auditing import record, record_look
from people.models import Deed, Group, User


@of_group
@require_http_methods(ASK_OR_ACT)
def cards(request: HttpRequest, group: Group) -> HttpResponse:
    """In which forms there are cards; and those that are missing are made."""
    if request.method == "POST":
        made = learner_list.make_missing_cards(group, leader_of(request))
        messages.success(request, ngettext("%(count)d card made.", "%(count)d cards made.", made) % {"count": made})
        return redirect("dashboards:cards", group.pk)
    count = cards_of(group).count()
    context = {
        "group": group,
        "count": count,
        "parts": range(1, -(-count // MOST) + 1),
        "missing": group.learners().filter(signs_in_by_card=True, card=None).count(),
        "without": group.learners().filter(signs_in_by_card=False, card=None).count(),
    }
    return render(request, "dashboards/classes/cards.html", context)


@of_group
@require_safe
def cards_pdf(request: HttpRequest, group: Group, part: int) -> HttpResponse:
    shown = cards_of(group)[(part - 1) * MOST : part * MOST] if 0 < part < 1000 else []
    return printed(request, group, handed(request, shown), f"cards-{part}.pdf")


def printed(
    request: HttpRequest, group: Group, cards: list[Handed], file_name: str, learner: User | None = None
) -> HttpResponse:
    if not cards:
        raise Http404
    pdf = print_cards(group, as_typed(entrance(request, group)), cards)
    record(leader_of(request), Deed.PRINTED_CARDS, group, learner, detail=str(len(cards)))
    headers = NOT_KEPT | {"Content-Disposition": f'inline; filename="{file_name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@of_group
@require_safe
def cards_xlsx(request: HttpRequest, group: Group) -> FileResponse:
    found = handed(request, cards_of(group).iterator(chunk_size=500))
    record(leader_of(request), Deed.EXPORTED, group, detail=_("Cards"))
    file = workbook_of(group, found)
    return FileResponse(file, as_attachment=True, filename="cards.xlsx", content_type=XLSX, headers=NOT_KEPT)


@of_group
@require_safe
def card_links(request: HttpRequest, group: Group) -> HttpResponse:
    page = Paginator(cards_of(group), A_PAGE).get_page(request.GET.get("page"))
    record_look(leader_of(request), group, detail=_("Cards"))
    context = {"group": group, "page_of": page, "handed": handed(request, page)}
    return render(request, "dashboards/classes/links.html", context)


@of_group
@require_http_methods(ASK_OR_ACT)
def card(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    """The words, large, for a learner who has lost theirs; and the button that replaces the card."""
    learner = learner_here(group, pk)
    if not learner.signs_in_by_card:
        return redirect("dashboards:learner", group.pk, learner.pk)
    if request.method == "POST":
        learner_list.give_new_card(group, learner, leader_of(request), request.POST.get("seen", ""))
        messages.success(request, _("This is the card now. The one before it opens nothing any more."))
        return redirect("dashboards:card", group.pk, learner.pk)
    record_look(leader_of(request), group, learner, detail=_("Card"))
    held = getattr(learner, "card", None)
    context = {"group": group, "learner": learner, "card": held, "seen": learner_list.version_of(held)}
    context["entrance"] = as_typed(entrance(request, group))
    context["qr"] = drawn(card_address(request, held)) if held else ""
    return render(request, "dashboards/classes/card.html", context)


@of_group
@require_safe
def card_pdf(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    held = get_object_or_404(cards_of(group), user=pk)
    return printed(request, group, handed(request, [held]), "card.pdf", learner=held.user)
