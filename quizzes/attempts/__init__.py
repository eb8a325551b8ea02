"""What a learner does with a quiz: start, answer, submit."""
