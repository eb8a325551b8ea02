"""Who confirmed which words, when, and under which name."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from certificates.paper import paper_in
from curriculum.spreadsheets import Cell
from dashboards.inspector.models import InspectorFile
from dashboards.inspector.printing import Table, print_table
from dashboards.inspector.trainings import Training


def headings() -> list[Cell]:
    who = [_("Name"), _("Staff number"), _("Site"), _("Course"), _("Version"), _("Language"), _("Finished")]
    what = [_("Confirmed"), _("Time zone"), _("Signed as"), _("Version of the words"), _("Words that were confirmed")]
    return [*who, *what, _("Rule"), _("Approval")]


def line_of(one: Training) -> list[Cell]:
    who: list[Cell] = [one.name, one.staff_number, one.place, one.course_title, one.version, one.language, one.day]
    what: list[Cell] = [one.confirmed_at, one.zone, one.signed_as, one.text_version, one.words]
    return [*who, *what, one.rule, one.approval_reference]


def print_signed(trainings: Sequence[Training], notes: list[str], file: InspectorFile) -> bytes:
    """The words stand once, above the table, under their version."""
    table = Table(
        title=_("What people of %(name)s confirmed") % {"name": file.label},
        notes=[*notes, _("The moments are those of each site’s own time zone.")],
        before=list({one.text_version: one.words for one in trainings}.items()),
        headings=[
            _("Name"),
            _("Staff number"),
            _("Site"),
            _("Course"),
            _("Version of the words"),
            _("Confirmed"),
            _("Time zone"),
            _("Signed as"),
        ],
        rows=[
            [
                one.name,
                one.staff_number,
                one.place,
                f"{one.course_title} {one.version}",
                one.text_version,
                one.confirmed_at,
                one.zone,
                one.signed_as,
            ]
            for one in trainings
        ],
        nothing=_("Nobody confirmed anything in this period."),
        layout="signed",
    )
    return print_table(table, file.language, paper_in(file.organisation.region))
