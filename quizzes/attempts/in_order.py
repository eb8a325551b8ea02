"""A quiz among other steps: what has to come before it, and when it is out of the way."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.http import HttpRequest

from curriculum.outline import Outline, OutlineStep
from people.models import User
from progress.detours import detour_at
from progress.places import Place
from progress.readers import reader_of
from quizzes.models import Attempt


def is_barred(request: HttpRequest, outline: Outline, step: OutlineStep) -> bool:
    """The quiz's own page says why."""
    module = outline.module_of(step.key)
    return module is not None and detour_at(reader_of(request), Place(outline, module, step)) is not None


def handed_in(learner: User, keys: Collection[uuid.UUID]) -> Collection[uuid.UUID]:
    """In any cycle, passed or not."""
    attempts = Attempt.objects.of(learner).submitted().filter(quiz_key__in=keys)
    return set(attempts.order_by().values_list("quiz_key", flat=True))
