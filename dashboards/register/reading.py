"""The register of an organisation: who has to take what, and how each stands with it today."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dashboards.register.whose import teams_led_by
from people.models import Group, Organisation, User
from people.permissions import user_can_administer
from progress.models import Obligation, Requirement
from progress.models.requirements import ObligationQuerySet, rule_of

State = Obligation.State
ENDED, EVERYONE = "ended", "everyone"  # beside the states: those who left, and all there ever were


@dataclass(frozen=True)
class Row:
    """As the screen shows it, and every file."""

    obligation: Obligation
    day: dt.date  # today, where the person works
    shows_reason: bool

    @property
    def is_ended(self) -> bool:
        return self.obligation.ended_on is not None

    @property
    def state(self) -> str:
        return ENDED if self.is_ended else self.obligation.state_on(self.day)

    @property
    def state_name(self) -> str:
        return _("No longer asked") if self.is_ended else str(State(self.state).label)

    @property
    def remark(self) -> str:
        """Why someone is exempt, or since when it is not asked any more."""
        one = self.obligation
        if one.ended_on:
            day = date_format(one.employment.left_on or one.ended_on)
            return _("Left on %(day)s") % {"day": day} if one.employment.left_on else _("Until %(day)s") % {"day": day}
        return one.exempt_reason if one.exempt_on and self.shows_reason else ""

    @property
    def code(self) -> str:
        return getattr(self.obligation, "certificate_code", None) or ""


class Register:
    """Of an organisation and everything below it for its administrators; for leaders, of the teams they lead there."""

    def __init__(self, organisation: Organisation, viewer: User) -> None:
        self.organisation, self.viewer = organisation, viewer
        self.is_administered = user_can_administer(viewer, organisation)

    @cached_property
    def places(self) -> dict[int, Organisation]:
        return {one.pk: one for one in Organisation.objects.within(self.organisation)}

    @cached_property
    def teams(self) -> list[Group]:
        """Of an administrator's those in which someone is employed, or was."""
        led = teams_led_by(self.viewer).filter(organisation=self.organisation)
        everywhere = Group.objects.filter(organisation__in=self.places, employments__isnull=False).distinct()
        return list(everywhere if self.is_administered else led)

    @property
    def team_names(self) -> str:
        return ", ".join(team.name for team in self.teams)

    @cached_property
    def requirements(self) -> dict[int, Requirement]:
        """Of the whole company, those that were withdrawn among them: what ended keeps its course."""
        of_company = Requirement.objects.filter(organisation__path__startswith=self.organisation.root_path)
        return {one.pk: one for one in of_company}

    @cached_property
    def days(self) -> dict[int, dt.date]:
        """Today, by place."""
        now = timezone.now()
        return {pk: timezone.localdate(now, place.zone) for pk, place in self.places.items()}

    @property
    def obligations(self) -> ObligationQuerySet:
        """By columns of the obligation alone, so that an index leads to a page of them."""
        if not self.is_administered:
            return Obligation.objects.present().filter(team__in=[team.pk for team in self.teams])
        if self.organisation.is_root():
            return Obligation.objects.filter(company=self.organisation)
        if len(self.places) == 1:
            return Obligation.objects.filter(organisation=self.organisation)
        return Obligation.objects.filter(organisation__in=list(self.places))

    def narrowed(self, wanted: dict[str, Any], *, by_state: bool = True) -> ObligationQuerySet:
        found = self.obligations
        for rule in self.rules(wanted):
            found = found.filter(rule)
        return found.filter(self.rule_of(wanted.get("state", ""))) if by_state else found

    def rules(self, wanted: dict[str, Any]) -> Iterator[Q]:
        for name, value in wanted.items():
            match name:
                case "site":
                    yield Q(organisation__in=self.places_within(value))
                case "team" | "work":
                    yield Q(**{name: value})
                case "course":
                    of_course = [pk for pk, one in self.requirements.items() if str(one.course_key) == value]
                    yield Q(requirement__in=of_course)
                case "name":
                    yield Q(sort_name__contains=value)

    def places_within(self, pk: int) -> list[int]:
        path = self.places[pk].path
        return [one for one, place in self.places.items() if place.path.startswith(path)]

    def rule_of(self, state: str) -> Q:
        """Of those who are asked now, unless others are wanted."""
        if state == EVERYONE:
            return Q()
        if state == ENDED:
            return Q(ended_on__isnull=False)
        return Q(ended_on=None) & (self.rule_today(state) if state else Q())

    def rule_today(self, state: str) -> Q:
        """Around midnight sites may have two different days; elsewhere there is one, and it needs no places."""
        places = defaultdict(list)
        for pk, day in self.days.items():
            places[day].append(pk)
        if len(places) == 1:
            return rule_of(state, next(iter(places)))
        return reduce(or_, (Q(organisation__in=pks) & rule_of(state, day) for day, pks in places.items()))

    def in_order(self, found: ObligationQuerySet) -> ObligationQuerySet:
        """With all that a row shows, in one query."""
        with_code = found.annotate(certificate_code=F("completion__certificate__code"))
        return with_code.select_related("learner", "employment", "team").order_by("sort_name", "pk")  # type: ignore[return-value]

    def rows(self, obligations: Iterable[Obligation]) -> Iterator[Row]:
        for one in obligations:
            if one.organisation_id not in self.places:  # its site has just been moved elsewhere in the tree
                continue
            one.organisation, one.requirement = self.places[one.organisation_id], self.requirements[one.requirement_id]
            yield Row(one, self.days[one.organisation_id], self.is_administered)
