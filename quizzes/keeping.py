"""What this room keeps about learners."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch
from django.dispatch import receiver
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from people.keeping.kinds import Kept, Table, register_kept, table_of, words_for
from people.keeping.own import LEADERS, UNTIL_ERASED
from people.models import User
from people.signals import person_leaves
from progress.keeping import COURSE, STEP, title_of_step
from quizzes.attempts.releasing import is_released
from quizzes.models import Attempt, ExtraTime, RegradedAttempt, Reply, Response
from quizzes.questionnaires.marks import mark_of_learner
from quizzes.questions import type_of


def attempt_tables(person: User) -> Iterator[Table]:
    """The score only once its feedback is released, as on every other page."""
    responses = Prefetch("responses", Response.objects.order_by("pk"))
    attempts = Attempt.objects.of(person).select_related("enrolment__learner").prefetch_related(responses)
    found = list(attempts.order_by("started_at", "pk"))
    names = ("number", "started_at", "ends_at", "submitted_at")
    scored = {**COURSE, **STEP, **words_for(Attempt, *names, "score")}
    yield Table(Attempt._meta.label, _("Checks"), scored, [row_of(attempt, names) for attempt in found])
    answered = COURSE | STEP | {"question": _("question"), "answer": _("answer"), "saved_at": _("saved")}
    rows = [row for attempt in found for row in rows_of_responses(attempt)]
    yield Table(Response._meta.label, _("Answers in checks"), answered, rows)
    fields = ("regrade__made_at", "regrade__reason")
    regraded = RegradedAttempt.objects.filter(attempt__enrolment__learner=person)
    yield Table(
        RegradedAttempt._meta.label,
        _("Graded anew"),
        {"made_at": _("made"), "reason": _("reason")},
        list(regraded.values_list(*fields)),
    )
    yield table_of(ExtraTime.objects.filter(learner=person), _("Extra time"), "percent")


def place_of(attempt: Attempt) -> tuple[str, str]:
    enrolment = attempt.enrolment
    return enrolment.course_title, title_of_step(enrolment.course_key, attempt.quiz_key)


def row_of(attempt: Attempt, names: tuple[str, ...]) -> tuple:
    score = float(attempt.score) if attempt.score is not None and is_released(attempt) else None
    return (*place_of(attempt), *(getattr(attempt, name) for name in names), score)


def rows_of_responses(attempt: Attempt) -> Iterator[tuple]:
    """In words where the question is still the one that was asked."""
    for response in attempt.responses.all():
        question = attempt.content["questions"].get(response.question_id)
        asked = strip_tags(question["prompt"]) if question else response.question_id
        said = type_of(question).describe_answer(question, response.answer) if question and response.answer else ""
        yield (*place_of(attempt), asked, said, response.saved_at)


@receiver(person_leaves, dispatch_uid="quizzes_forget_replies")
def forget_replies(sender: type, person: User, on_request: bool, **kwargs: object) -> None:
    """Who asks to be deleted is taken out of the figures as well. When a class is over, its replies stay among them:
    with the person the only way from a reply to anybody is gone."""
    if on_request:
        courses = Reply.objects.order_by().values_list("course_key", flat=True).distinct()
        Reply.objects.filter(mark__in=[mark_of_learner(course, person) for course in courses]).delete()


KEPT = (
    Kept(
        _("Checks"),
        _(
            "When you began and handed in a check, your answers, the result, whether it was graded anew, and how "
            "much extra time you have (never why)."
        ),
        _("So that no answer is lost, you can see what you know, and your class sees what was hard."),
        LEADERS,
        UNTIL_ERASED,
        ("quizzes.Attempt", "quizzes.Response", "quizzes.RegradedAttempt", "quizzes.ExtraTime"),
        attempt_tables,
        _("Results and right answers that your teacher has not shown yet."),
    ),
    Kept(
        _("Questionnaires, without your name"),
        _(
            "If you answer the questions before or after a course: what you chose, and the day. No name and no words "
            "of your own; a coded mark only links what the same person answered at both times."
        ),
        _("So that the people who make the course can see whether it helps."),
        _("Nobody sees one person’s answers, only figures of ten people or more."),
        _(
            "As long as the course is measured. You can take every answer back, and whoever asks to be deleted is "
            "taken out here as well, until your class has finished: from then on nothing leads from an answer to you."
        ),
        ("quizzes.Reply",),
        None,
        _("There is no name beside them to find them by."),
    ),
)


def register() -> None:
    register_kept(*KEPT)
