"""Pages of the editor's desk that are about quizzes."""
