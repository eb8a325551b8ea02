"""What is stored about a quiz, as its page and its file show it. A few queries, however many answers there are."""

from __future__ import annotations

from dataclasses import dataclass

from quizzes.analysis.flags import flags_of, flags_of_quiz
from quizzes.analysis.reports import QuestionReport, QuizReport, report_of
from quizzes.models import Analysis, Attempt, Edition, Quiz, content_of

MOST_NEW = 1000  # attempts counted since the figures were made; beyond that the page says "more than"


@dataclass(frozen=True)
class FlaggedQuestion:
    question: QuestionReport
    flags: list[str]


@dataclass(frozen=True)
class Reading:
    analysis: Analysis | None
    report: QuizReport | None  # None where nothing has been worked out yet
    flags: list[str]
    questions: list[FlaggedQuestion]  # those with most flags first, else in the order of the quiz


def read_analysis(quiz: Quiz) -> Reading:
    analysis = Analysis.objects.at(quiz.translation_key, quiz.locale.language_code)
    if analysis is None or analysis.computed_at is None:
        return Reading(analysis, None, [], [])
    wording = content_of(analysis.wording_id) if analysis.wording_id else {}
    report = report_of(analysis.figures, wording)
    questions = [FlaggedQuestion(question, flags_of(question, report)) for question in report.questions]
    questions.sort(key=lambda flagged: -len(flagged.flags))
    return Reading(analysis, report, flags_of_quiz(report), questions)


def attempts_since(quiz: Quiz, analysis: Analysis | None) -> int:
    """First attempts handed in after the figures were made, counted as far as `MOST_NEW` and one more."""
    attempts = Attempt.objects.filter(quiz_key=quiz.translation_key).submitted().first_tries().order_by("submitted_at")
    if analysis and analysis.computed_at:
        attempts = attempts.filter(submitted_at__gt=analysis.computed_at)
    editions = list(attempts.values_list("edition", flat=True)[: MOST_NEW + 1])
    here = Edition.objects.filter(pk__in=set(editions), content__language=quiz.locale.language_code)
    ours = set(here.values_list("pk", flat=True))
    return sum(edition in ours for edition in editions)
