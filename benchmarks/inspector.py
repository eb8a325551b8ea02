"""The inspector's file of 3,200 staff and of 800: how long one worker takes, and the most memory it ever has."""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import time
import uuid
from typing import NamedTuple

from django.db import connection
from django.test import override_settings

from benchmarks.bulk import LONGEST
from benchmarks.certificate import certificate
from benchmarks.register import seed_company
from benchmarks.server import ROOT
from certificates.models import Certificate
from certificates.printing.pdf import open_pdf
from curriculum.outline import Outline
from dashboards.inspector.making import read_register
from dashboards.inspector.models import InspectorFile
from dashboards.inspector.period import Period
from people.models import Organisation
from progress.models import Completion, Enrolment, Obligation

FEW, MANY = 800, 3_200
TO_DRAW = 100  # certificates that nobody has opened yet; the others lie in storage, where each is drawn once
PERIOD = Period(dt.date(2025, 12, 1), dt.date(2026, 11, 30))
WORDS = "I have read all of it, and I know whom to tell. " * 4
IN_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
Row = tuple[str, str, str, str]


class Cost(NamedTuple):
    seconds: float
    of_processor: float  # seconds, the worker's own: others may be at the machine
    memory: float  # megabytes, at most


def inspector_row(outline: Outline) -> Row:
    few, many = make_file(FEW, outline), make_file(MANY, outline)
    measured = f"{in_words(many)} ({TO_DRAW} certificates drawn, the others stored before)"
    return (
        f"inspector’s file, {MANY:,} staff",
        measured,
        f"{in_words(few)} for {FEW}",
        "memory constant; ≤ 300 s of a processor",
    )


def in_words(cost: Cost) -> str:
    return f"**{cost.seconds:.0f} s** ({cost.of_processor:.0f} s of a processor), at most **{cost.memory:.0f} MB**"


def make_file(size: int, outline: Outline) -> Cost:
    company = seed_company(size, outline)
    finish_all(company, outline)
    file = InspectorFile.objects.create(
        organisation=company, label=company.name, press=uuid.uuid4(), first=PERIOD.first, last=PERIOD.last
    )
    with override_settings(TASKS=IN_QUEUE):
        read_register.enqueue(file.pk)
    began = time.perf_counter()
    used = run_worker()
    seconds = time.perf_counter() - began
    file.refresh_from_db()
    if not file.has_file or file.lines != size or file.advance().left_out:
        raise RuntimeError(f"The file of {size} staff was not made: {file.lines} lines, {file.advance()}.")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def run_worker() -> resource.struct_rusage:
    """Until nothing is left to do; what it used."""
    command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.bench_worker"}
    process = subprocess.Popen([*command, "--verbosity", "0"], cwd=ROOT, env=environment)
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return used
        time.sleep(0.2)
    process.kill()
    raise RuntimeError("The worker took too long.")


def finish_all(company: Organisation, outline: Outline) -> None:
    """Whoever has finished has a completion, with words they confirmed, and a certificate."""
    done = list(Obligation.objects.filter(company=company, completed_on__isnull=False).select_related("learner"))
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(learner_id=one.learner_id, course_key=outline.key, course_title=outline.title) for one in done
    )
    completions = Completion.objects.bulk_create(
        completion_of(enrolment, obligation, outline) for enrolment, obligation in zip(enrolments, done, strict=True)
    )
    pattern = certificate()
    with open_pdf(pattern):
        stored = pattern.pdf.name
    made = [
        certificate_of(pattern, completion, obligation, "" if place < TO_DRAW else stored)
        for place, (completion, obligation) in enumerate(zip(completions, done, strict=True))
    ]
    Certificate.objects.bulk_create(made)
    for obligation, completion in zip(done, completions, strict=True):
        obligation.completion = completion
    Obligation.objects.bulk_update(done, ["completion"], batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def completion_of(enrolment: Enrolment, obligation: Obligation, outline: Outline) -> Completion:
    at = dt.datetime.combine(obligation.completed_on, dt.time(17), dt.UTC)
    return Completion(
        enrolment=enrolment,
        completed_at=at,
        course_key=outline.key,
        course_title=outline.title,
        course_version="1.0",
        language="en",
        minutes=30,
        active_seconds=1_800,
        modules=[{"title": module.title, "minutes": module.minutes} for module in outline.modules],
        attestation=WORDS,
        attested_at=at,
        signed_as=str(obligation.learner),
    )


def certificate_of(pattern: Certificate, completion: Completion, obligation: Obligation, stored: str) -> Certificate:
    learner = obligation.learner
    return Certificate(
        completion=completion,
        learner=learner,
        holder_name=str(learner),
        course_title=completion.course_title,
        facts=pattern.facts,
        issued_on=obligation.completed_on,
        pdf=stored,
    )
