"""The review that comes with the site: three tasks, one after the other, each with a group of its own."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_noop
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from curriculum.models import ReviewTask

REVIEW = gettext_noop("Review by three people")
SUBJECT, EXPERIENCE, SAFEGUARDING = "Subject reviewers", "Lived experience reviewers", "Safeguarding reviewers"
TASKS = {  # what is asked, and of whom
    gettext_noop("Subject: is it true, and is it in the sources?"): SUBJECT,
    gettext_noop("Lived experience: is it respectful and recognisable?"): EXPERIENCE,
    gettext_noop("Safeguarding: could it harm anyone, or help a recruiter?"): SAFEGUARDING,
}


def open_review() -> list[str]:
    """Make the groups, and the workflow where there is none of its name; what editors changed since stays."""
    groups = {name: reviewers(name) for name in TASKS.values()}
    may_stop = Permission.objects.get(content_type__app_label="curriculum", codename="add_stop")
    groups[SAFEGUARDING].permissions.add(may_stop)
    if Workflow.objects.filter(name=REVIEW).exists():
        return []
    workflow = Workflow.objects.create(name=REVIEW)
    for order, (name, group) in enumerate(TASKS.items()):
        task = ReviewTask.objects.create(name=name)
        task.groups.add(groups[group])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    if root := Page.get_first_root_node():
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    return ["created: review"]


def reviewers(name: str) -> Group:
    """They enter the desk; a draft opens to them while it waits for them."""
    group = Group.objects.get_or_create(name=name)[0]
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return group
