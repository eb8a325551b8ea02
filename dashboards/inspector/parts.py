"""What each part of the file holds: CSV, PDF or plain text, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from django.utils.translation import gettext as _

from certificates.paper import paper_in
from curriculum.spreadsheets import Cell, csv_lines
from dashboards.inspector.acknowledgements import headings as signed_headings
from dashboards.inspector.acknowledgements import line_of as signed_line
from dashboards.inspector.acknowledgements import print_signed
from dashboards.inspector.gathering import ON_PAGES
from dashboards.inspector.lines import headings
from dashboards.inspector.models import InspectorFile, InspectorPart
from dashboards.inspector.printing import Table, print_table
from dashboards.inspector.rules import rule_in_words
from dashboards.inspector.snapshot import lines_in, signed_in
from dashboards.inspector.summary import summarise
from dashboards.inspector.summary_files import print_summary, summary_lines
from progress.models import Requirement

Kind = InspectorPart.Kind
ON_PAPER = (0, 1, 5, 7, 8, 2, 3, 4, 9, 10, 11)  # columns of the register, in the order of a page


def content_of(part: InspectorPart) -> Iterator[bytes]:
    return MAKERS[part.kind](part)


def as_csv(rows: Iterator[list[Cell]]) -> Iterator[bytes]:
    for line in csv_lines(rows):
        yield line.encode()


def register_table(part: InspectorPart) -> Iterator[bytes]:
    def rows() -> Iterator[list[Cell]]:
        yield headings()
        for line in lines_in(part.file):
            yield line.cells

    yield from as_csv(rows())


def register_pages(part: InspectorPart) -> Iterator[bytes]:
    start = (part.number - 1) * ON_PAGES
    lines = list(lines_in(part.file, start, start + ON_PAGES))
    columns = headings()
    yield print_table(
        Table(
            title=_("Register of %(name)s") % {"name": part.file.label},
            notes=[*notes_of(part.file), *which_lines(part.file, start, len(lines))],
            headings=[str(columns[place]) for place in ON_PAPER],
            rows=[[line.cells[place] for place in ON_PAPER] for line in lines],
            nothing=_("Nobody was asked for a course in this period."),
            layout="register",
        ),
        part.file.language,
        paper_in(part.file.organisation.region),
    )


def notes_of(file: InspectorFile) -> list[str]:
    """What stands beneath a title."""
    return [_("Period: %(period)s.") % {"period": file.period.in_words}]


def which_lines(file: InspectorFile, start: int, number: int) -> Iterator[str]:
    if number:
        words = _("Lines %(first)s to %(last)s of %(all)s.")
        yield words % {"first": start + 1, "last": start + number, "all": file.lines}


def signed_table(part: InspectorPart) -> Iterator[bytes]:
    def rows() -> Iterator[list[Cell]]:
        yield signed_headings()
        for training in signed_in(part.file):
            yield signed_line(training)

    yield from as_csv(rows())


def signed_pages(part: InspectorPart) -> Iterator[bytes]:
    start = (part.number - 1) * ON_PAGES
    trainings = list(islice(signed_in(part.file), start, start + ON_PAGES))
    yield print_signed(trainings, notes_of(part.file), part.file)


def rule(part: InspectorPart) -> Iterator[bytes]:
    yield rule_in_words(Requirement.objects.select_related("organisation").get(pk=part.number)).encode()


def summary_table(part: InspectorPart) -> Iterator[bytes]:
    yield from as_csv(summary_lines(summarise(lines_in(part.file))))


def summary_pages(part: InspectorPart) -> Iterator[bytes]:
    yield print_summary(summarise(lines_in(part.file)), part.file.organisation, part.file.period, part.file.language)


MAKERS: dict[str, Callable[[InspectorPart], Iterator[bytes]]] = {
    Kind.REGISTER_TABLE: register_table,
    Kind.REGISTER_PAGES: register_pages,
    Kind.SIGNED_TABLE: signed_table,
    Kind.SIGNED_PAGES: signed_pages,
    Kind.RULE: rule,
    Kind.SUMMARY_TABLE: summary_table,
    Kind.SUMMARY_PAGES: summary_pages,
}
