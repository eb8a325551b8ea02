"""The register as it was read once, line by line. All parts of the file are made of it, so that they agree."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice

from django.core.files.base import File

from dashboards.inspector.lines import Line
from dashboards.inspector.models import InspectorFile
from dashboards.inspector.trainings import Training


def write_snapshot(file: InspectorFile, lines: Iterable[Line]) -> str:
    """Where it is stored."""
    with tempfile.TemporaryFile() as raw:
        for line in lines:
            raw.write(json.dumps(line.as_data(), ensure_ascii=False).encode() + b"\n")
        raw.seek(0)
        file.snapshot.save(f"lines-{file.pk}.jsonl", File(raw), save=False)
    return str(file.snapshot.name)


def lines_in(file: InspectorFile, start: int = 0, stop: int | None = None) -> Iterator[Line]:
    with file.snapshot.open("rb") as stored:
        for line in islice(stored, start, stop):
            yield Line.of_data(json.loads(line))


def signed_in(file: InspectorFile) -> Iterator[Training]:
    """What was confirmed with words. A training that counts at two places is told once."""
    seen: set[int] = set()
    for line in lines_in(file):
        for training in line.trainings:
            if training.words and training.completion not in seen:
                seen.add(training.completion)
                yield training
