"""Working an analysis out again, in the background and by one worker at a time."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from django.db.models import Max
from django.tasks import TaskResult, task
from django.utils import timezone

from quizzes.analysis.flags import number_of_flags
from quizzes.analysis.measuring import measure
from quizzes.analysis.reports import report_of
from quizzes.models import Analysis, Attempt, Edition, Regrade, content_of


def work_out_again(quiz_key: uuid.UUID, language: str) -> TaskResult | None:
    """Have the figures made anew; None if that is under way already."""
    analysis = Analysis.objects.begin(quiz_key, language)
    return work_out.enqueue(analysis.pk) if analysis else None


@task
def work_out(pk: int) -> None:
    analysis = Analysis.objects.get(pk=pk)
    try:
        fill(analysis)
    except BaseException:
        analysis.let_go()
        raise
    analysis.keep()


def fill(analysis: Analysis) -> None:
    # Taken before the first answer is read, so that what arrives meanwhile counts as new.
    analysis.computed_at = timezone.now()
    figures, wording = measure(analysis.quiz_key, analysis.language)
    analysis.figures, analysis.wording_id = figures, wording
    analysis.attempts_counted = figures["attempts"]
    analysis.mean, analysis.reliability = figures.get("mean"), figures.get("reliability")
    analysis.flags = number_of_flags(report_of(figures, content_of(wording))) if wording else 0


def outdated() -> Iterator[tuple[uuid.UUID, str]]:
    """Quizzes, in each language, whose attempts changed after their figures were made."""
    made = {(row[0], row[1]): row[2] for row in Analysis.objects.values_list("quiz_key", "language", "computed_at")}
    for quiz, latest in latest_changes().items():
        known = made.get(quiz)
        if known is None or latest > known:
            yield quiz


def latest_changes() -> dict[tuple[uuid.UUID, str], datetime]:
    """When an attempt at a quiz was handed in last, or attempts were graded anew."""
    languages = dict(Edition.objects.values_list("pk", "content__language"))
    first_tries = Attempt.objects.submitted().first_tries().order_by()
    handed_in = first_tries.values_list("quiz_key", "edition").annotate(Max("submitted_at"))
    graded_anew = Regrade.objects.order_by().values_list("quiz_key", "edition").annotate(Max("made_at"))
    latest: dict[tuple[uuid.UUID, str], datetime] = {}
    for quiz_key, edition, moment in chain(handed_in, graded_anew):
        quiz = (quiz_key, languages[edition])
        latest[quiz] = max(moment, latest.get(quiz, moment))
    return latest
