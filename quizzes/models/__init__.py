from quizzes.models.analyses import Analysis
from quizzes.models.attempts import Attempt
from quizzes.models.banks import Question, QuestionBank
from quizzes.models.class_measures import ClassMeasure, Slip
from quizzes.models.editions import Edition, content_of, digest_of
from quizzes.models.holds import ExtraTime, GroupQuiz
from quizzes.models.imports import BankImport
from quizzes.models.pages import Quiz
from quizzes.models.questionnaires import Questionnaire
from quizzes.models.regrades import Regrade, RegradedAttempt
from quizzes.models.replies import QuestionnaireEdition, Reply, Time
from quizzes.models.responses import Response
from quizzes.models.rules import Layout, Release, Rules

__all__ = [
    "Analysis",
    "Attempt",
    "BankImport",
    "ClassMeasure",
    "Edition",
    "ExtraTime",
    "GroupQuiz",
    "Layout",
    "Question",
    "QuestionBank",
    "Questionnaire",
    "QuestionnaireEdition",
    "Quiz",
    "Regrade",
    "RegradedAttempt",
    "Release",
    "Reply",
    "Response",
    "Rules",
    "Slip",
    "Time",
    "content_of",
    "digest_of",
]
