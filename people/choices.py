"""Choices that people's models share, as their screens say them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    LEADER = "leader", _("Leader")
    LEARNER = "learner", _("Learner")


class GradeBand(models.TextChoices):
    GRADES_7_8 = "7-8", _("Grades 7 and 8")
    GRADES_9_12 = "9-12", _("Grades 9 to 12")
    ADULTS = "adults", _("Adults")


class Joining(models.TextChoices):
    """How someone with the code becomes a learner of the group."""

    CLOSED = "closed", _("Nobody new can join")
    ROSTER = "roster", _("They pick their name from the list")
    NAMES = "names", _("They type a first name")
