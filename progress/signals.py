"""What progress announces to the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction that completes a course. Arguments: completion.
course_completed = Signal()

# Sent when two enrolments of one person in one course become one, inside that transaction. Arguments: source, target.
# Receivers move their rows to the target; the source is deleted afterwards.
enrolments_merged = Signal()
