"""Real processes at the same certificates, and one that is killed amid its work."""

import datetime as dt
import json
import uuid

import pytest

from certificates.batches.beginning import begin
from certificates.batches.tidying import delete_leftovers
from certificates.models import Batch, Certificate
from tests.certificates.batches.conftest import index_of, opened, stored
from tests.certificates.batches.processes import processes, wait_until  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db(transaction=True)
AWARD_AT_ONCE = """
import json, pathlib, time
from certificates.awarding import award
from progress.models import Completion
completions = list(Completion.objects.order_by("pk"))
pathlib.Path({ready!r}).touch()
while not pathlib.Path({gate!r}).exists():
    time.sleep(0.001)
print(json.dumps([award(completion).code for completion in completions]))
"""


def test_awarding_at_once_from_two_processes_yields_one_certificate_each(processes, complete, learner, tmp_path):  # noqa: F811
    for cycle in range(1, 21):
        complete(learner, cycle=cycle)
    gate, ready = tmp_path / "gate", [tmp_path / f"ready-{number}" for number in range(2)]
    both = [processes.start("shell", "-c", AWARD_AT_ONCE.format(ready=str(path), gate=str(gate))) for path in ready]
    wait_until(lambda: all(path.exists() for path in ready))
    gate.touch()
    codes = [json.loads(processes.output_of(process).splitlines()[-1]) for process in both]
    assert codes[0] == codes[1] and len(set(codes[0])) == 20
    assert Certificate.objects.count() == 20


def make_batch(group, teacher) -> Batch:
    return begin(group, teacher, uuid.uuid4())


def assert_each_exactly_once(batch: Batch, made: list[Certificate], tmp_path) -> None:
    batch.refresh_from_db()
    assert batch.is_finished and batch.advance().done == len(made) == Certificate.objects.count()
    archive = opened(batch)
    assert archive.testzip() is None and len(archive.namelist()) == len(set(archive.namelist())) == len(made) + 1
    for certificate in made:
        assert archive.read(f"certificate-{certificate.code.lower()}.pdf") == stored(certificate)
    assert sorted(row["Code"] for row in index_of(batch)) == sorted(one.printed_code for one in made)
    # A process killed between writing a file and recording it leaves one that nothing names: the nightly work's.
    delete_leftovers(dt.timedelta(0))
    private = tmp_path / "private"
    assert len([*private.rglob("*.pdf")]) == len(made) and len([*private.rglob("*.zip")]) == 1


def test_a_worker_killed_amid_its_work_and_started_again_makes_each_exactly_once(
    processes,  # noqa: F811
    graduates,
    school_class,
    teacher,
    tmp_path,
):
    made = graduates(30)
    batch = make_batch(school_class, teacher)
    worker = processes.start_worker()
    wait_until(lambda: batch.items.done().count() >= 3)
    processes.kill(worker)
    done = batch.items.done().count()
    assert 3 <= done < 25 and not Batch.objects.get().is_finished  # amid the first part
    assert batch.items.waiting().exclude(claim=None).exists()
    processes.output_of(processes.start("resume_batches"))
    processes.output_of(processes.start_worker())
    assert_each_exactly_once(batch, made, tmp_path)


def test_two_workers_share_a_batch(processes, graduates, school_class, teacher, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setattr("certificates.batches.making.AT_A_TIME", 2)  # of the one that fills the queue
    made = graduates(24)
    batch = make_batch(school_class, teacher)
    workers = [processes.start_worker() for _ in range(2)]
    for worker in workers:
        processes.output_of(worker)
    assert_each_exactly_once(batch, made, tmp_path)
    assert batch.items.values("claim").distinct().count() == 12
