"""Each part is made once: by workers that die, that share, and that come twice. Nothing stays longer than it has to."""

import datetime as dt
import uuid

import pytest
from django.core.management import call_command
from django.utils import timezone

from certificates.batches.tidying import delete_leftovers
from certificates.models import Batch, Certificate
from certificates.printing import pdf
from dashboards.inspector import closing, making, parts
from dashboards.inspector.beginning import begin
from dashboards.inspector.forgetting import OWNERS
from dashboards.inspector.gathering import gather
from dashboards.inspector.models import InspectorFile, InspectorPart
from dashboards.inspector.resuming import resume_if_still
from people.models import User
from tests.certificates.batches.processes import processes, wait_until  # noqa: F401 - a fixture
from tests.dashboards.inspector.conftest import YEAR, names_in, opened, table
from tests.employed import employ


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF")
    for name in ("print_table", "print_signed", "print_summary"):
        monkeypatch.setattr(parts, name, lambda *_: b"%PDF")


@pytest.fixture
def left(ask, required, nour, ada, finished, quick) -> InspectorFile:
    """Read; one part was made, one was being made when the worker died, the others and two certificates wait."""
    for person in (nour, ada):
        finished(person.user, "2026-03-01T12:00+00:00")
    file = ask(at_once=False)
    gather(file)
    first, second, *_others = file.parts.all()
    making.make(InspectorPart.objects.claim(first.pk))
    InspectorPart.objects.claim(second.pk)
    return InspectorFile.objects.get()


@pytest.fixture
def resume(django_capture_on_commit_callbacks):
    """A function: what is done before a worker starts."""

    def resumed() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            call_command("resume_batches")

    return resumed


def stored(private_files) -> list[str]:
    """Of all but certificates."""
    return sorted(path.name for path in (private_files / "inspector").rglob("*") if path.is_file())


def long_ago(file: InspectorFile) -> InspectorFile:
    moment = timezone.now() - dt.timedelta(minutes=10)
    file.parts.done().update(settled_at=moment)
    Batch.objects.update(created_at=moment)
    InspectorFile.objects.filter(pk=file.pk).update(created_at=moment, gathered_at=moment, resumed_at=None)
    return InspectorFile.objects.get()


def test_the_rest_is_made_when_a_worker_starts_again(resume, left, capsys, private_files):
    made = left.parts.done().get()
    resume()
    assert capsys.readouterr().out == "2 batches gone on with.\n"
    file = InspectorFile.objects.get()
    assert file.is_finished and len(names_in(file)) == 10 and file.parts.left_out().count() == 0
    assert file.parts.get(pk=made.pk).settled_at == made.settled_at
    assert stored(private_files) == [file.archive.name.rpartition("/")[2]]


def test_without_it_what_was_claimed_goes_on_waiting(left):
    making.hand_out(left)
    assert left.parts.waiting().count() == 1 and not InspectorFile.objects.get().is_finished


def test_a_worker_that_died_before_it_had_read_the_register(resume, ask, required, quick):
    ask(at_once=False)
    resume()
    assert InspectorFile.objects.get().has_file


def test_a_worker_that_died_between_the_register_and_the_queue(resume, ask, required, nour, finished, quick):
    finished(nour.user, "2026-03-01T12:00+00:00")
    gather(ask(at_once=False))
    resume()
    assert len([name for name in names_in(InspectorFile.objects.get()) if name.startswith("certificates/")]) == 1


def test_a_worker_that_died_over_the_file_itself(resume, left):
    making.hand_out(left)
    left.parts.waiting().update(state="left-out")
    left.take_zipping()
    resume()
    assert InspectorFile.objects.get().has_file


def test_twice_is_as_good_as_once(resume, left, private_files):
    for _ in range(2):
        resume()
    assert len(stored(private_files)) == 1 and Certificate.objects.exclude(pdf="").count() == 2


def test_a_register_that_is_read_twice_is_kept_once(ask, required, nour, finished, quick, private_files):
    finished(nour.user, "2026-03-01T12:00+00:00")
    file = ask(at_once=False)
    other = InspectorFile.objects.get()
    assert (gather(file), gather(other)) == (True, False)
    assert len(stored(private_files)) == 1 and Batch.objects.count() == 1
    assert len({part.name for part in file.parts.all()}) == file.parts.count()


def test_a_part_that_is_made_twice_is_kept_once(left, private_files):
    waiting = left.parts.waiting().filter(claim=None).first()
    mine, others = InspectorPart.objects.get(pk=waiting.pk), InspectorPart.objects.get(pk=waiting.pk)
    making.make(mine)
    making.make(others)
    kept = InspectorPart.objects.get(pk=waiting.pk)
    assert [name for name in stored(private_files) if waiting.name.partition(".")[0] in name] == [
        kept.content.name.rpartition("/")[2]
    ]


def test_a_file_written_twice_is_kept_once(resume, left, monkeypatch, private_files):
    zip_up = closing.zip_up

    def zip_while_another_does(file: InspectorFile) -> str:
        monkeypatch.setattr(closing, "zip_up", zip_up)
        file.let_go_of_zipping()
        closing.close(file.pk)
        return zip_up(file)

    monkeypatch.setattr(closing, "zip_up", zip_while_another_does)
    resume()
    assert stored(private_files) == [InspectorFile.objects.get().archive.name.rpartition("/")[2]]


def test_a_disk_that_is_full_can_be_tried_again(resume, left, monkeypatch):
    def full(file: InspectorFile) -> str:
        raise OSError("No space left")

    with monkeypatch.context() as patch:
        patch.setattr(closing, "zip_up", full)
        resume()
    assert not InspectorFile.objects.get().is_finished
    resume()
    assert InspectorFile.objects.get().has_file


def test_by_hand_only_when_nothing_has_moved_and_once(left, monkeypatch):
    assert not resume_if_still(left)
    monkeypatch.setattr("dashboards.inspector.resuming.hand_out", lambda file: None)
    monkeypatch.setattr("certificates.batches.resuming.hand_out", lambda batch: None)
    long_ago(left)
    assert [resume_if_still(InspectorFile.objects.get()) for _ in range(2)] == [True, False]


# What is kept, and how long -------------------------------------------------------------------------------------------


@pytest.fixture
def made(resume, left) -> InspectorFile:
    resume()
    return InspectorFile.objects.get()


def test_after_some_days_the_file_goes(made, settings, private_files, capsys, django_capture_on_commit_callbacks):
    assert made.has_file
    InspectorFile.objects.update(finished_at=timezone.now() - dt.timedelta(days=settings.BATCH_FILE_DAYS, hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("delete_old_batches")
    assert "1 old files and 0 leftovers deleted." in capsys.readouterr().out
    assert stored(private_files) == [] and InspectorPart.objects.count() == Batch.objects.count() == 0
    assert InspectorFile.objects.get().is_finished and Certificate.objects.exclude(pdf="").count() == 2


def test_what_nothing_names_is_deleted_at_night(made, private_files):
    kept = stored(private_files)
    for name in ("inspectors-file-9.zip", "lines-9.jsonl", "part-9-register.csv"):
        (private_files / "inspector" / name).write_bytes(b"x")
    assert delete_leftovers(dt.timedelta(0), OWNERS) == 3 and stored(private_files) == kept


def test_whoever_is_erased_is_in_no_file_any_more(made, nour, private_files, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        nour.user.delete()
    assert stored(private_files) == [] and not InspectorFile.objects.get().has_file


def test_a_file_under_way_is_given_up_for_whoever_is_erased(
    left, nour, private_files, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        nour.user.delete()
    making.hand_out(left)
    file = InspectorFile.objects.get()
    assert file.is_finished and not file.has_file and stored(private_files) == []


def test_somebody_of_another_company_touches_no_file(made, other_manager, db):
    employ("Otto Other", other_manager.memberships.get().organisation).user.delete()
    assert InspectorFile.objects.get().has_file


def test_it_stays_when_whoever_asked_for_it_is_gone(made, manager):
    manager.delete()
    assert InspectorFile.objects.get().has_file


# Real processes -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_amid_its_work_and_started_again_makes_each_exactly_once(
    processes,  # noqa: F811
    company,
    manager,
    required,
    hotel,
    finished,
    monkeypatch,
    tmp_path,
):
    monkeypatch.setattr("dashboards.inspector.gathering.ON_PAGES", 250)
    people = [employ(f"Person {number:02}", hotel) for number in range(12)]
    made = [finished(one.user, "2026-03-01T12:00+00:00").certificate for one in people]
    begin(company, YEAR, manager, uuid.uuid4())
    worker = processes.start_worker()
    wait_until(lambda: InspectorPart.objects.done().count() >= 2)
    processes.kill(worker)
    done = dict(InspectorPart.objects.done().values_list("pk", "settled_at"))
    assert done and not InspectorFile.objects.get().is_finished
    processes.output_of(processes.start("resume_batches"))
    processes.output_of(processes.start_worker())
    file = InspectorFile.objects.get()
    assert file.has_file and opened(file).testzip() is None
    assert done == dict(InspectorPart.objects.filter(pk__in=done).values_list("pk", "settled_at"))
    assert len(names_in(file)) == len(set(names_in(file)))
    assert {row["Code"] for row in table(file, "certificates.csv")} == {one.printed_code for one in made}
    assert len([name for name in names_in(file) if name.startswith("certificates/")]) == 12
    delete_leftovers(dt.timedelta(0), OWNERS)
    assert len([*(tmp_path / "private" / "inspector").rglob("*.*")]) == 1
    assert User.objects.filter(pk=manager.pk).exists()
