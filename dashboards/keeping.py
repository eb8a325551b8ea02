"""What the leader's pages keep about learners."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dashboards.models import ClassChoice
from people.keeping.kinds import Kept, Table, register_kept, table_of
from people.models import User


def choice_tables(person: User) -> Iterator[Table]:
    yield table_of(ClassChoice.objects.filter(learner=person), _("Choices in class"), "choice")


KEPT = (
    Kept(
        _("Choices in class"),
        _("What your device chose while a question stands on the class’s screen."),
        _("So that everybody counts once and can change their mind."),
        _("Nobody. The class sees how many chose what."),
        _("Until the question is closed, or for two hours at most. Then only numbers are left, for a day."),
        ("dashboards.ClassChoice",),
        choice_tables,
    ),
)


def register() -> None:
    register_kept(*KEPT)
