"""What was sent to whom, when, and what came of it; on a page and as a file."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from certificates.sending import send_csv
from curriculum.spreadsheets import Cell
from dashboards.group_at_quiz import A_PAGE
from dashboards.reminders.forms import OutcomeForm
from dashboards.reminders.models import Reminder, ReminderQuerySet
from dashboards.views import administered, leader_of
from people.auditing import record_for_all
from people.models import Deed, Organisation
from people.permissions import account_required


def sent_from(organisation: Organisation, wanted: dict[str, str]) -> ReminderQuerySet:
    found = Reminder.objects.within(organisation).filter(**wanted).newest_first()
    return found.select_related("person", "organisation")


@account_required
@never_cache
@require_safe
def log(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    form = OutcomeForm(request.GET)
    page = Paginator(sent_from(organisation, form.wanted), A_PAGE).get_page(request.GET.get("page"))
    keep = "".join(f"&{urlencode({name: value})}" for name, value in form.wanted.items())
    context = {"organisation": organisation, "form": form, "page_of": page, "keep": keep}
    return render(request, "dashboards/reminders/log.html", context)


@account_required
@require_safe
def log_csv(request: HttpRequest, organisation_id: int) -> StreamingHttpResponse:
    """What the page shows, all of it, in the same order."""
    organisation = administered(request, organisation_id)
    record_for_all(leader_of(request), Deed.EXPORTED, organisation, _("What was sent (CSV)"))
    return send_csv(lines_of(sent_from(organisation, OutcomeForm(request.GET).wanted)), "sent.csv")


def lines_of(found: ReminderQuerySet) -> Iterator[list[Cell]]:
    yield [_("When"), _("To whom"), _("Where"), _("What"), _("Due"), _("Outcome"), _("What the server said")]
    for one in found.iterator(chunk_size=500):
        when = f"{one.at.astimezone(one.organisation.zone):%Y-%m-%d %H:%M:%S}"
        due = f"{one.due_on:%Y-%m-%d}" if one.due_on else ""
        yield [when, str(one.person), str(one.organisation), one.what, due, one.get_outcome_display(), one.said]
