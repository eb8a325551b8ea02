from quizzes.models.analyses import Analysis
from quizzes.models.attempts import Attempt
from quizzes.models.banks import Question, QuestionBank
from quizzes.models.editions import Edition, content_of, digest_of
from quizzes.models.holds import ExtraTime, GroupQuiz
from quizzes.models.imports import BankImport
from quizzes.models.pages import Quiz
from quizzes.models.regrades import Regrade, RegradedAttempt
from quizzes.models.responses import Response
from quizzes.models.rules import Layout, Release, Rules

__all__ = [
    "Analysis",
    "Attempt",
    "BankImport",
    "Edition",
    "ExtraTime",
    "GroupQuiz",
    "Layout",
    "Question",
    "QuestionBank",
    "Quiz",
    "Regrade",
    "RegradedAttempt",
    "Release",
    "Response",
    "Rules",
    "content_of",
    "digest_of",
]
