"""What to do with something that a file and the site both have: both are compared with what was loaded last."""

from __future__ import annotations

import enum
import hashlib

from curriculum.models import PackRecord


class Action(enum.Enum):
    NONE = "unchanged"
    WRITE = "write"
    KEEP = "kept"  # edited on the site; the file says nothing new
    CONFLICT = "conflict"  # edited on the site, and the file says something else


def digest_of(*parts: str) -> str:
    return hashlib.sha256("\n\0".join(parts).encode()).hexdigest()


class Memory:
    """The records of what was loaded last, read once; written only where they change."""

    def __init__(self) -> None:
        self.records = dict(PackRecord.objects.values_list("subject", "digest"))

    def __contains__(self, subject: str) -> bool:
        return subject in self.records

    def decide(self, subject: str, found: str | None, wanted: str, overwrite: bool = False) -> Action:
        """`found` is the state on the site, None if there is nothing yet."""
        if found == wanted:
            return Action.NONE
        remembered = self.records.get(subject)
        if found is None or found == remembered or overwrite:
            return Action.WRITE
        return Action.KEEP if wanted == remembered else Action.CONFLICT

    def remember(self, subject: str, digest: str) -> None:
        if self.records.get(subject) != digest:
            PackRecord.objects.update_or_create(subject=subject, defaults={"digest": digest})
            self.records[subject] = digest

    def forget(self, subject: str) -> None:
        PackRecord.objects.filter(subject=subject).delete()
        self.records.pop(subject, None)
