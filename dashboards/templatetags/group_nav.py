"""The pages of a group, as its one navigation names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from people.models import Group

register = template.Library()

# By the name of its address: the word, and which other pages belong to it. What is used in every lesson stands first.
ALWAYS_SEEN: dict[str, tuple[Promise | str, tuple[str, ...]]] = {
    "group": ("", ("steps_of_learner", "hard")),
    "present_choose": (_("Present"), ("present",)),
    "assignments": (_("Assignments"), ("assign", "withdraw_assignment")),
    "teaching": (_("Teaching material"), ("teaching_",)),
    "quizzes": (_("Checks"), ("quiz", "reveal")),
    "joining": (_("Joining"), ("new_code", "waiting")),
    "learners": (
        _("Learners"),
        ("learner", "add_learners", "left", "remove_learner", "move_learner", "roster_"),
    ),
    "certificates": (_("Certificates"), ("certificate", "batch", "correct_name")),
}
MORE: dict[str, tuple[Promise | str, tuple[str, ...]]] = {
    "question_box": (_("Question box"), ("question_",)),
    "measuring": (_("Measuring"), ("measuring_",)),
    "taught": (_("What was taught"), ("taught_",)),
    "cards": (_("Cards"), ("card_",)),
    "extra_time": (_("Extra time"), ()),
    "leaders": (_("Leaders"), ("leaders_", "end_leader", "hand_over")),
    "class_settings": (_("Settings"), ()),
    "archive": (_("End of term"), ("archive_",)),
    "audit": (_("Who looked"), ()),
}
FOR_ADMINISTRATORS = {"audit"}


@dataclass(frozen=True)
class PageOfGroup:
    url: str
    word: Promise | str
    is_here: bool  # this very page
    is_around: bool  # the page belongs to it


@register.simple_tag(takes_context=True)
def pages_of_group(context: Context, group: Group) -> dict[str, Any]:
    """`seen` at once, and `more` behind a word. The current one is always seen."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    name = match.url_name if match and match.namespace == "dashboards" else ""
    seen, more = found(ALWAYS_SEEN, group, name), found(MORE, group, name)
    return {
        "seen": [*seen, *(page for page in more if page.is_around)],
        "more": [page for page in more if not page.is_around],
    }


def found(pages: dict[str, tuple[Promise | str, tuple[str, ...]]], group: Group, current: str) -> list[PageOfGroup]:
    made = []
    for name, (word, others) in pages.items():
        if name in FOR_ADMINISTRATORS and not group.is_administered:
            continue
        url = reverse(f"dashboards:{name}", args=[group.pk])
        is_around = current == name or (current or "-").startswith(others or ("\0",))
        made.append(PageOfGroup(url, word or name_of_class_page(group), current == name, is_around))
    return made


def name_of_class_page(group: Group) -> Promise | str:
    return _("Class page") if group.is_class else _("Team page")
