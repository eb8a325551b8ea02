"""The class page: who is how far in a course, who is here, and what was hard."""
