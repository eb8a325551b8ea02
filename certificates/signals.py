"""What a larger file waits for that certificates are part of, and what happens when workers start and every night."""

from django.dispatch import Signal

certificates_settled = Signal()  # batch: each is there, or left out for a reason
resuming = Signal()  # receivers go on with what a dead worker left, and answer how many they did
tidying = Signal()  # receivers delete what has served, and answer how many files were old, and how many nobody's
