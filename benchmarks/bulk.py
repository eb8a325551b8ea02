"""Certificates in bulk: real workers at one batch, one of them and two; and what a second download costs."""

from __future__ import annotations

import os
import subprocess
import sys

from django.conf import settings

from benchmarks.bare import SENT
from benchmarks.certificate import certificate
from benchmarks.server import ROOT
from certificates.batches.making import make_part, parts_of
from certificates.models import Batch, BatchItem, Certificate
from certificates.printing.pdf import open_pdf
from people.models import Group, Organisation, User

ONE, TWO = 500, 2000  # certificates
LONGEST = 900  # seconds for one batch, before the bench gives up
QUEUE = "database"  # of the settings: the bench itself does its tasks at once
Row = tuple[str, str, str, str]


def bulk_row() -> Row:
    alone, together = rate_of(1, ONE), rate_of(2, TWO)
    measured = f"**{together / alone:.2f} ×** the rate of one process ({together:.1f} a second)"
    return f"{TWO:,} certificates on 2 processes", measured, f"{alone:.1f} a second", "≥ 1.6 ×"


def rate_of(workers: int, number: int) -> float:
    """Certificates a second, between the first twentieth and the last: starting a process is not what is asked."""
    batch = seed_batch(number)
    for first, last in parts_of(batch):
        make_part.using(backend=QUEUE).enqueue(batch.pk, first, last)
    processes = [start_worker() for _ in range(workers)]
    try:
        for process in processes:
            process.wait(timeout=LONGEST)
    finally:
        for process in processes:
            process.kill()
    return rate_between(batch)


def start_worker() -> subprocess.Popen:
    command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay", "--backend", QUEUE]
    return subprocess.Popen([*command, "--verbosity", "0"], cwd=ROOT, env=os.environ)


def rate_between(batch: Batch) -> float:
    batch.refresh_from_db()
    moments = list(batch.items.done().order_by("settled_at").values_list("settled_at", flat=True))
    if not batch.is_finished or len(moments) != batch.items.count():
        raise RuntimeError(f"Batch {batch.pk} was not finished: {len(moments)} certificates were made.")
    edge = len(moments) // 20
    within = moments[edge:-edge]
    return (len(within) - 1) / (within[-1] - within[0]).total_seconds()


def seed_batch(number: int) -> Batch:
    group = Group.objects.create(organisation=Organisation.add_root(name="Bench", kind="school"), name="Bench")
    made = [new_certificate(index) for index in range(number)]
    batch = Batch.objects.create(group=group, organisation=group.organisation, label="Bench")
    BatchItem.objects.bulk_create(BatchItem(batch=batch, certificate=certificate) for certificate in made)
    return batch


def new_certificate(index: int) -> Certificate:
    made = certificate()
    made.holder_name = f"Mariana Castellanos {index}"
    made.save()
    return made


# A second download ----------------------------------------------------------------------------------------------------


def seed_download(person: User) -> tuple[str, str]:
    """The addresses of a stored certificate of this person, and of a bare view that sends the same bytes."""
    made = certificate()
    made.learner = person
    made.save()
    with open_pdf(made) as file:
        (settings.DATA_DIR / SENT).write_bytes(file.read())
    return f"/certificates/{made.code}/download/", "/bare/file/"
