"""Who may write what at the editor's desk, beside the pages that Wagtail's own groups cover."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from curriculum.models import Fact, GlossaryTerm, HelpService
from quizzes.models import Question, QuestionBank

WRITTEN_AT_THE_DESK = [Fact, GlossaryTerm, HelpService, Question, QuestionBank]
ACTIONS = {
    "Editors": ["view", "add", "change"],
    "Moderators": ["view", "add", "change", "delete"],
}


def open_desk() -> None:
    """Give editors and moderators the registers and the question banks."""
    kinds = ContentType.objects.get_for_models(*WRITTEN_AT_THE_DESK)
    for name, actions in ACTIONS.items():
        group = Group.objects.get_or_create(name=name)[0]
        for model, kind in kinds.items():
            codenames = [f"{action}_{model._meta.model_name}" for action in actions]
            group.permissions.add(*Permission.objects.filter(content_type=kind, codename__in=codenames))
