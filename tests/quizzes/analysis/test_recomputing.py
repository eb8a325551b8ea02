"""Working figures out in the background: one at a time, and only where something is new."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from quizzes.analysis.recomputing import work_out, work_out_again
from quizzes.models import Analysis, Attempt, Edition
from quizzes.regrading import propose, regrade
from tests.quizzes.analysis.crowds import TWELVE, begin, correct, known, take, take_all

WORKER = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def taken(statements):
    """Twelve people took it."""
    take_all(statements, TWELVE)
    return statements


def again(quiz):
    return work_out_again(quiz.translation_key, "en")


def nightly(capsys) -> str:
    call_command("analyse_quizzes")
    return capsys.readouterr().out.strip()


def test_the_figures_are_stored_with_what_lists_show(taken):
    again(taken)
    analysis = Analysis.objects.get()
    assert (analysis.attempts_counted, analysis.mean, analysis.flags) == (12, pytest.approx(100 * 29 / 48), 0)
    assert analysis.figures["questions"] and analysis.started_at is None


def test_a_worker_does_it_later(taken):
    with override_settings(TASKS=WORKER):
        assert again(taken).status == "READY"
        assert Analysis.objects.get().is_under_way and Analysis.objects.get().figures == {}
        stored = DBTaskResult.objects.get()
        stored.task.call(*stored.args_kwargs["args"])  # as the worker does, in a transaction of ours
    assert Analysis.objects.get().attempts_counted == 12


def test_while_one_is_at_it_nobody_else_is(taken):
    with override_settings(TASKS=WORKER):
        assert again(taken)
        assert again(taken) is None


def test_work_that_was_interrupted_can_be_begun_again(taken):
    Analysis.objects.begin(taken.translation_key, "en")
    Analysis.objects.update(started_at=timezone.now() - timedelta(minutes=61))
    assert again(taken).status == "SUCCESSFUL"


def test_who_was_overtaken_changes_nothing(taken):
    slow = Analysis.objects.begin(taken.translation_key, "en")
    Analysis.objects.update(started_at=timezone.now())
    slow.attempts_counted = 99
    slow.keep()
    assert Analysis.objects.get().attempts_counted == 0 and Analysis.objects.get().is_under_way


def test_after_a_mishap_the_old_figures_stay_and_it_can_be_tried_again(taken):
    again(taken)
    Edition.objects.update(content={"language": "en", "questions": {}, "asked": []})
    assert again(taken).status == "FAILED"
    assert Analysis.objects.get().attempts_counted == 12 and not Analysis.objects.get().is_under_way


def test_two_languages_do_not_wait_for_each_other(taken):
    assert Analysis.objects.begin(taken.translation_key, "en")
    assert Analysis.objects.begin(taken.translation_key, "fr")


def test_of_few_attempts_nothing_is_stored_but_their_number(statements):
    take_all(statements, TWELVE[:9])
    again(statements)
    analysis = Analysis.objects.get()
    assert (analysis.figures, analysis.mean, analysis.reliability) == ({"attempts": 9}, None, None)


def test_figures_vanish_where_too_few_attempts_are_left(taken):
    again(taken)
    Attempt.objects.filter(pk__in=Attempt.objects.values("pk")[:3]).delete()
    again(taken)
    assert Analysis.objects.get().figures == {"attempts": 9} and Analysis.objects.get().mean is None


def test_every_night_what_is_new_is_worked_out(taken, french, capsys):
    assert nightly(capsys) == "1 to work out again."
    take(french, known("1111"))
    assert nightly(capsys) == "1 to work out again."
    assert set(Analysis.objects.values_list("language", "attempts_counted")) == {("en", 12), ("fr", 1)}


def test_every_night_what_is_not_new_is_left_alone(taken, capsys):
    nightly(capsys)
    begin(taken)
    take(taken, known("1111"), number=2)
    assert nightly(capsys) == "0 to work out again."


def test_what_was_graded_anew_is_worked_out_anew(taken, editor, capsys):
    nightly(capsys)
    corrected = correct(taken, place=0, answer=False)
    regrade(corrected, propose(corrected).edition, by=editor, reason="Wrong key", only_upwards=False)
    assert nightly(capsys) == "1 to work out again."
    assert Analysis.objects.get().figures["questions"][0]["facility"] == pytest.approx(3 / 12)


def test_the_task_itself_may_come_twice(taken):
    again(taken)
    work_out.enqueue(Analysis.objects.get().pk)
    assert Analysis.objects.get().attempts_counted == 12
