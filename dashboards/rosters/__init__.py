"""A list of learners, pasted or as a file, becomes the learners of a class."""
