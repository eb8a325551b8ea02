"""Figures put into words: what an editor may want to look at. Each is a suggestion, with its threshold beside it."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.analysis import FEWEST
from quizzes.analysis.reports import PartReport, QuestionReport, QuizReport

KNOWN_BY_ALL = 0.95  # of what could be earned
FOUND_BY_FEW = 0.30
STRONGER = 0.05  # of what could be earned on the other questions: less may be chance
LOOSE = 0.15  # correlation with the rest
ENOUGH = 30  # people, before a correlation, or an option that nobody chose, is more than chance
LONGER = 2.0  # times the usual seconds, and …
NOTABLY = 20  # … so many seconds more
OTHERS = 3  # questions with a time, before there is a usual one
STEADY = 0.60  # Cronbach's alpha


def flags_of(question: QuestionReport, quiz: QuizReport) -> list[str]:
    """Nothing is said of questions that too few have answered."""
    return [words for flag in QUESTION_FLAGS if question.is_shown and (words := flag(question, quiz))]


def flags_of_quiz(quiz: QuizReport) -> list[str]:
    return [words for flag in QUIZ_FLAGS if (words := flag(quiz))]


def number_of_flags(quiz: QuizReport) -> int:
    return len(flags_of_quiz(quiz)) + sum(len(flags_of(question, quiz)) for question in quiz.questions)


# Of a question ----------------------------------------------------------------------------------------------------


def another_option_draws_the_strongest(question: QuestionReport, quiz: QuizReport) -> str:
    right = [part.rest for part in question.parts if part.is_right and part.rest is not None]
    if not right or question.is_placed:
        return ""
    stronger = [part for part in question.parts if is_stronger(part, max(right))]
    if not stronger:
        return ""
    words = ngettext(
        "Option %(letters)s draws the strongest learners: check the key.",
        "Options %(letters)s draw the strongest learners: check the key.",
        len(stronger),
    )
    return words % {"letters": letters(stronger)}


def is_stronger(part: PartReport, right: float) -> bool:
    return not part.is_right and part.chosen >= FEWEST and part.rest is not None and part.rest > right + STRONGER


def the_strong_do_worse(question: QuestionReport, quiz: QuizReport) -> str:
    if question.discrimination is None or question.asked < ENOUGH or question.discrimination >= 0:
        return ""
    return _("Those who do well elsewhere do worse here: check the key, and whether the wording can be misread.")


def few_found_the_answer(question: QuestionReport, quiz: QuizReport) -> str:
    if question.facility is None or question.facility > FOUND_BY_FEW:
        return ""
    return _("Few found the answer: look at the wording, or at the lesson before it.")


def says_little(question: QuestionReport, quiz: QuizReport) -> str:
    """Not of questions that nearly all know: those cannot tell anyone apart, and need not."""
    if question.discrimination is None or question.asked < ENOUGH or almost_everyone_knew(question, quiz):
        return ""
    if not 0 <= question.discrimination < LOOSE:
        return ""
    return _("Hardly linked with the rest: those who do well elsewhere do little better here.")


def nobody_chose(question: QuestionReport, quiz: QuizReport) -> str:
    ignored = [part for part in question.parts if not part.chosen and not part.is_right]
    if not ignored or question.answered < ENOUGH or not question.has_options:
        return ""
    words = ngettext(
        "Nobody chose option %(letters)s: it can be made more tempting or removed.",
        "Nobody chose options %(letters)s: they can be made more tempting or removed.",
        len(ignored),
    )
    return words % {"letters": letters(ignored)}


def takes_long(question: QuestionReport, quiz: QuizReport) -> str:
    others = [other.seconds for other in quiz.questions if other.seconds is not None and other is not question]
    if question.seconds is None or len(others) < OTHERS:
        return ""
    usual = median(others)
    if question.seconds < usual * LONGER or question.seconds < usual + NOTABLY:
        return ""
    return _("Takes much longer than the others.")


def almost_everyone_knew(question: QuestionReport, quiz: QuizReport) -> str:
    if question.facility is None or question.facility < KNOWN_BY_ALL:
        return ""
    return _("Almost everyone knew this.")


# Of a quiz --------------------------------------------------------------------------------------------------------


def scores_are_unsteady(quiz: QuizReport) -> str:
    if quiz.reliability is None or quiz.comparable < ENOUGH or quiz.reliability >= STEADY:
        return ""
    return _("Chance has a large part in these scores. More questions, or clearer ones, make them steadier.")


def letters(parts: list[PartReport]) -> str:
    return ", ".join(part.letter for part in parts)


QUESTION_FLAGS: list[Callable[[QuestionReport, QuizReport], str]] = [
    another_option_draws_the_strongest,
    the_strong_do_worse,
    few_found_the_answer,
    says_little,
    nobody_chose,
    takes_long,
    almost_everyone_knew,
]
QUIZ_FLAGS: list[Callable[[QuizReport], str]] = [scores_are_unsteady]
