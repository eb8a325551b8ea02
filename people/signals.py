"""What people announces to the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction in which a guest's learning moves to an account. Arguments: guest, account.
# Receivers move their rows from one to the other; the guest is deleted afterwards.
guest_claimed = Signal()
