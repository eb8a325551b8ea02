"""A learner about whom there is a row of everything that is kept."""

from django.utils import timezone

from certificates.models import Batch, BatchItem, Certificate
from curriculum.outline import Outline
from dashboards.models import ClassChoice, Showing
from people.auditing import record
from people.models import Deed, Departure, Group, GuestPass, JoinRequest, User
from progress import recording
from progress.models import BlockAnswer, StepAway, StepRecord
from quizzes.attempts.starting import start
from quizzes.attempts.submitting import submit
from quizzes.models import Attempt, ExtraTime, Quiz, Regrade, RegradedAttempt, Reply, Response
from quizzes.models.replies import QuestionnaireEdition
from quizzes.questionnaires.marks import mark_of_learner


def fill_record(person: User, group: Group, outline: Outline) -> None:
    """Lessons, a check, a completion with its certificate, and whatever else a row can be made of."""
    enrolment = recording.enrol(person, outline)
    for step in outline.steps[:-1]:
        recording.open_step(enrolment, step)
        recording.mark_done(enrolment, step, outline)
    BlockAnswer.objects.create(record=StepRecord.objects.filter(enrolment=enrolment).first(), block_id="b", answer={})
    StepAway.objects.create(learner=person, step_key=outline.steps[0].key)
    fill_check(person, start(enrolment, Quiz.objects.get()))
    if not hasattr(enrolment, "completion"):
        recording.record_score(enrolment, outline.steps[-1], outline, 100, True)
    in_class(person, group)


def fill_check(person: User, attempt: Attempt) -> None:
    asked = attempt.items[0]
    Response.objects.create(attempt=attempt, question_id=asked["question"], answer={}, sequence=1)
    submit(attempt)
    regrade = Regrade.objects.create(quiz_key=attempt.quiz_key, edition=attempt.edition, reason="A corrected key")
    scores = {"score_before": 1, "score_after": 2, "passed_before": False, "passed_after": False}
    RegradedAttempt.objects.create(regrade=regrade, attempt=attempt, **scores)
    ExtraTime.objects.create(learner=person, percent=25)


def in_class(person: User, group: Group) -> None:
    showing = Showing.objects.create(group=group, step_key=Quiz.objects.get().translation_key, is_open=False)
    ClassChoice.objects.create(showing=showing, learner=person, choice="a")
    GuestPass.objects.get_or_create(user=person)
    Departure.objects.create(group=group, user=person)
    JoinRequest.objects.create(group=group, user=person)
    record(None, Deed.ADDED, group, person)
    certificate = Certificate.objects.of(person).get()
    batch = Batch.objects.create(group=group, label=group.name, finished_at=timezone.now())
    BatchItem.objects.create(batch=batch, certificate=certificate)
    key = certificate.completion.course_key
    edition = QuestionnaireEdition.objects.of({"items": []})
    Reply.objects.create(course_key=key, time="after", mark=mark_of_learner(key, person), edition=edition, answers={})
