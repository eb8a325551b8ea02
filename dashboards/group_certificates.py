"""The certificates of a group's learners: counted by the database, listed one page at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate, CertificateQuerySet
from dashboards.group_at_quiz import A_PAGE
from people.models import Group

SOON_DAYS = 60


class Standing(models.TextChoices):
    """What a leader looks for; wider than what a certificate says of itself."""

    VALID = "valid", _("Valid")
    EXPIRING = "expiring", _("Expiring within 60 days")
    EXPIRED = "expired", _("Expired")
    UNNAMED = "unnamed", _("Without a name")
    REVOKED = "revoked", _("Revoked")
    REPLACED = "replaced", _("Replaced")


@dataclass(frozen=True)
class Tally:
    """`expiring` is part of `valid`."""

    valid: int
    expiring: int
    expired: int
    unnamed: int

    @property
    def lasting(self) -> int:
        return self.valid - self.expiring

    @property
    def total(self) -> int:
        return self.valid + self.expired + self.unnamed

    @property
    def bars(self) -> list[tuple[str, int, int]]:
        """Kind, where it begins, how long it is."""
        bars, begin = [], 0
        for kind in ("lasting", "expiring", "expired", "unnamed"):
            length = getattr(self, kind)
            bars.append((kind, begin, length))
            begin += length
        return [bar for bar in bars if bar[2]]


class GroupCertificates:
    def __init__(self, group: Group) -> None:
        self.group = group
        self.all = Certificate.objects.in_group(group)
        self.today = timezone.localdate(timezone=group.organisation.zone)
        self.soon = self.today + dt.timedelta(days=SOON_DAYS)

    @cached_property
    def tally(self) -> Tally:
        return Tally(**self.all.tally(self.today, self.soon))

    @cached_property
    def courses(self) -> list[tuple[str, str]]:
        """Keys and titles. A course that has been renamed stands under one of its titles."""
        found = self.all.order_by("course_title").values_list("facts__course_key", "course_title").distinct()
        return list({key: title for key, title in found if key}.items())

    def in_standing(self, standing: str) -> CertificateQuerySet:
        return {
            "": self.all,
            Standing.VALID: self.all.valid(self.today).named(),
            Standing.EXPIRING: self.all.expiring(self.today, self.soon).named(),
            Standing.EXPIRED: self.all.expired(self.today).named(),
            Standing.UNNAMED: self.all.unnamed(),
            Standing.REVOKED: self.all.in_state(Certificate.State.REVOKED),
            Standing.REPLACED: self.all.in_state(Certificate.State.REPLACED),
        }[standing]

    def found(self, wanted: dict[str, Any]) -> CertificateQuerySet:
        """`wanted`: name, course and standing, each of them perhaps empty."""
        found = self.in_standing(wanted.get("standing", ""))
        if course := wanted.get("course"):
            found = found.for_course(course)
        if name := wanted.get("name"):
            found = found.called(name)
        in_order = found.order_by(Lower("learner__display_name"), "-issued_on", "pk")
        return in_order.select_related("learner", "replaced_by")

    def page(self, wanted: dict[str, Any], number: str | None) -> Page[Certificate]:
        return Paginator(self.found(wanted), A_PAGE).get_page(number)


class FilterForm(forms.Form):
    """What is left empty narrows nothing down."""

    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    course = forms.ChoiceField(label=_("Course"), required=False)
    standing = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, certificates: GroupCertificates, data: Any = None) -> None:
        super().__init__(data)
        self.fields["course"].choices = [("", _("Every course")), *certificates.courses]  # type: ignore[attr-defined]
        self.fields["standing"].choices = [("", _("Every state")), *Standing.choices]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """Whatever could be understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
