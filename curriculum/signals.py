"""What curriculum announces to the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction that takes pages off the screens, or brings them back. Arguments: keys (the translation
# keys of all pages concerned), at (when).
pages_stopped = Signal()
pages_lifted = Signal()
