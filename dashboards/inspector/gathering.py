"""Reading the register once, and seeing of which parts the file will be made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import ceil

from django.db import transaction

from certificates.models import Batch, BatchItem
from dashboards.inspector.lines import Line, PeriodRegister
from dashboards.inspector.models import InspectorFile, InspectorPart
from dashboards.inspector.snapshot import write_snapshot

# Lines a PDF. By number and not by site: some sites have 20 people and some 900, and it is the lines that take memory.
ON_PAGES = 250
AT_A_TIME = 500
Kind = InspectorPart.Kind


@dataclass
class Found:
    """What the parts depend on, seen while the lines pass by."""

    lines: int = 0
    requirements: set[int] = field(default_factory=set)
    trainings: dict[int, int | None] = field(default_factory=dict)  # completions, with their certificates
    signed: set[int] = field(default_factory=set)

    def watch(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            self.lines += 1
            self.requirements.add(line.requirement)
            for training in line.trainings:
                self.trainings[training.completion] = training.certificate
                if training.words:
                    self.signed.add(training.completion)
            yield line


def gather(file: InspectorFile) -> bool:
    """Says whether this call did it; of two only one is kept, whole."""
    found, register = Found(), PeriodRegister(file.organisation, file.period)
    snapshot = write_snapshot(file, found.watch(register.lines()))
    kept = False
    try:
        kept = keep(file, snapshot, found)
    finally:
        if not kept:
            file.snapshot.storage.delete(snapshot)
    return kept


@transaction.atomic
def keep(file: InspectorFile, snapshot: str, found: Found) -> bool:
    if not file.gathered(snapshot, lines=found.lines):
        return False
    InspectorPart.objects.bulk_create(parts_of(file, found), batch_size=AT_A_TIME)
    if found.trainings:
        batch = Batch.objects.create(
            organisation=file.organisation, label=file.label, asked_by=None, language=file.language, is_part=True
        )
        items = (BatchItem(batch=batch, completion_id=one, certificate_id=of) for one, of in found.trainings.items())
        BatchItem.objects.bulk_create(items, batch_size=AT_A_TIME)
        file.certificates = batch
        InspectorFile.objects.filter(pk=file.pk).update(certificates=batch)
    return True


def parts_of(file: InspectorFile, found: Found) -> Iterator[InspectorPart]:
    """In the order in which they stand in the list of what is inside."""
    yield InspectorPart(file=file, kind=Kind.REGISTER_TABLE, name="register.csv")
    yield from pages_of(file, Kind.REGISTER_PAGES, "register", found.lines)
    yield InspectorPart(file=file, kind=Kind.SIGNED_TABLE, name="acknowledgements.csv")
    if found.signed:
        yield from pages_of(file, Kind.SIGNED_PAGES, "acknowledgements", len(found.signed))
    for number, requirement in enumerate(sorted(found.requirements), start=1):
        yield InspectorPart(file=file, kind=Kind.RULE, number=requirement, name=f"profile-{number}.txt")
    yield InspectorPart(file=file, kind=Kind.SUMMARY_TABLE, name="summary.csv")
    yield InspectorPart(file=file, kind=Kind.SUMMARY_PAGES, name="summary.pdf")


def pages_of(file: InspectorFile, kind: str, name: str, lines: int) -> Iterator[InspectorPart]:
    """One PDF where the lines fit into one."""
    number = max(1, ceil(lines / ON_PAGES))
    for part in range(1, number + 1):
        title = f"{name}-{part}.pdf" if number > 1 else f"{name}.pdf"
        yield InspectorPart(file=file, kind=kind, number=part, name=title)
