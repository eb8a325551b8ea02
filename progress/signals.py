"""What progress announces to the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction that completes a course. Arguments: completion.
course_completed = Signal()
