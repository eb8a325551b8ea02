"""What people announces to the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction in which a guest's learning moves to an account. Arguments: guest, account.
# Receivers move their rows from one to the other; the guest is deleted afterwards.
guest_claimed = Signal()

# Sent inside the transaction in which a person is erased, while their row is still there. Arguments: person, on_request
# (False: their class is over). Receivers hold their rows first, then see to what no foreign key leads to.
person_leaves = Signal()

# Sent inside the transaction in which what a group holds about a person goes, though the person stays. Arguments:
# group, person (None: of everyone, because its days are over). Receivers delete what of theirs belongs to the group.
forgotten_in_group = Signal()

# Sent inside the transaction in which someone was taken on, moved, let go, or given other work or another day of hire.
# Arguments: employments (as they are now). Receivers bring what they keep about them into line; it may come twice.
staff_changed = Signal()
