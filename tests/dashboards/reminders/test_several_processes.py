"""The night job and the worker as the processes they are, on a real queue; and one that is killed."""

import datetime as dt

import pytest

from dashboards.models import Reminder
from tests.certificates.batches.processes import processes, wait_until  # noqa: F401 - a fixture

DAY = "--day=2026-11-25"


@pytest.fixture
def night(processes, mail_server):  # noqa: F811
    processes.environment["DJANGO_SETTINGS_MODULE"] = "tests.dashboards.reminders.worker_settings"
    processes.environment["TEST_MAIL_PORT"] = str(mail_server.port)
    return processes


@pytest.fixture
def three(night, ask, hotel):
    return [ask(f"Person{index}", 7, hotel) for index in range(3)]


def with_worker(night, job) -> str:
    """The worker leaves when its queue is empty, so it is called again until the job is done."""
    while job.poll() is None:
        night.output_of(night.start_worker())
    output, _ = job.communicate()
    return output


def test_the_job_waits_for_the_worker_and_says_what_came_of_it(night, three, mail_server):
    job = night.start("send_reminders", DAY)
    assert "3 sent" in with_worker(night, job) and job.returncode == 0
    assert len(mail_server.received) == 3


def test_the_job_ends_with_an_error_when_the_mail_server_is_gone(night, three, mail_server):
    mail_server.stop()
    job = night.start("send_reminders", DAY)
    assert "Connection refused" in with_worker(night, job) and job.returncode == 1
    assert not Reminder.objects.exists()


def test_a_worker_that_is_killed_leaves_one_mail_of_which_nobody_knows(night, three, mail_server):
    mail_server.is_slow = True
    job, worker = night.start("send_reminders", DAY), night.start("db_worker", "--interval", "0.1")
    wait_until(lambda: mail_server.is_holding)
    night.kill(worker)
    night.kill(job)
    mail_server.is_slow = False
    mail_server.stop()
    mail_server.received.clear()
    mail_server.start()
    Reminder.objects.update(at=dt.datetime(2026, 11, 24, tzinfo=dt.UTC))  # time goes by
    job = night.start("send_reminders", DAY)
    assert "2 sent" in with_worker(night, job)
    assert [row.outcome for row in Reminder.objects.order_by("pk")] == ["unknown", "sent", "sent"]
    assert mail_server.readers == ["person1@example.org", "person2@example.org"]
