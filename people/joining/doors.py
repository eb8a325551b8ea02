"""Who stands at a group's door, and whether its code is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from people.guests import guest_of
from people.joining import limits
from people.joining.forms import ClassCodeForm
from people.models import Group, User
from people.permissions import user_can_lead, user_has_account


@dataclass
class Door:
    """A group whose code someone has, and what they are to it."""

    group: Group
    oneself: User | None  # an account, or a learner with a card; nobody and guests are new here
    guest: User | None

    @cached_property
    def person(self) -> User | None:
        return self.oneself or self.guest

    @cached_property
    def is_in(self) -> bool:
        return self.person is not None and self.group.learners().filter(pk=self.person.pk).exists()

    @cached_property
    def waits(self) -> bool:
        return self.person is not None and self.group.join_requests.filter(user=self.person).exists()

    @cached_property
    def leads(self) -> bool:
        return self.oneself is not None and user_can_lead(self.oneself, self.group)


def with_door(view: Callable[[HttpRequest, Door], HttpResponse]) -> Callable[..., HttpResponse]:
    """For pages behind a code in the address. Wrong codes are counted, and answered like typed ones."""

    @wraps(view)
    def at_the_door(request: HttpRequest, code: str) -> HttpResponse:
        if not limits.may_try(request):
            return answer_code(request, ClassCodeForm({"code": code}), 429)
        group = Group.objects.with_code(code).select_related("organisation").first()
        if group is None:
            limits.count_wrong(request)
            return answer_code(request, ClassCodeForm({"code": code}), 404)
        oneself = request.user if user_has_account(request.user) else None
        return view(request, Door(group, oneself, guest_of(request)))

    return at_the_door


def answer_code(request: HttpRequest, form: ClassCodeForm, status: int = 200) -> HttpResponse:
    """The page where a code is typed. While someone has to wait, nothing is said of the code."""
    must_wait = status == 429
    if must_wait:
        form.errors.clear()
    return render(request, "people/joining/join.html", {"form": form, "must_wait": must_wait}, status=status)
