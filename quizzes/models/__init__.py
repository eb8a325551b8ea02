from quizzes.models.attempts import Attempt, Response
from quizzes.models.banks import Question, QuestionBank
from quizzes.models.editions import Edition, content_of, digest_of
from quizzes.models.pages import Quiz

__all__ = ["Attempt", "Edition", "Question", "QuestionBank", "Quiz", "Response", "content_of", "digest_of"]
