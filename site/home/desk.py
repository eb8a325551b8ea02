"""Who may write what at the editor's desk, beside the pages that Wagtail's own groups cover."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from certificates.models import Design
from curriculum.models import ComplianceProfile, Fact, GlossaryTerm, HelpService, WordToAvoid, WorkplaceWords
from dashboards.models import TrainedElsewhere
from quizzes.models import Question, QuestionBank, Questionnaire

WRITTEN_AT_THE_DESK = [
    ComplianceProfile,
    Fact,
    GlossaryTerm,
    HelpService,
    Question,
    QuestionBank,
    Questionnaire,
    Design,
    TrainedElsewhere,
    WordToAvoid,
    WorkplaceWords,
]
ACTIONS = {
    "Editors": ["view", "add", "change"],
    "Moderators": ["view", "add", "change", "delete", "publish"],
}


def open_desk() -> None:
    """Give editors and moderators the registers, question banks and designs of certificates, let them say who was
    trained elsewhere, and put things up for translation."""
    may_stop = Permission.objects.get(content_type__app_label="curriculum", codename="add_stop")
    Group.objects.get_or_create(name="Moderators")[0].permissions.add(may_stop)
    kinds = ContentType.objects.get_for_models(*WRITTEN_AT_THE_DESK)
    for name, actions in ACTIONS.items():
        group = Group.objects.get_or_create(name=name)[0]
        group.permissions.add(*Permission.objects.filter(codename="submit_translation"))
        for model, kind in kinds.items():
            codenames = [f"{action}_{model._meta.model_name}" for action in actions]
            group.permissions.add(*Permission.objects.filter(content_type=kind, codename__in=codenames))
