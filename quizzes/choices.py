"""The vocabularies of questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Difficulty(models.TextChoices):
    EASY = "easy", _("Easy")
    MEDIUM = "medium", _("Medium")
    HARD = "hard", _("Hard")


class AgeBand(models.TextChoices):
    """Whom a question is written for. Blank: anyone."""

    GRADES_4_6 = "grades-4-6", _("Grades 4 to 6")
    GRADES_7_8 = "grades-7-8", _("Grades 7 and 8")
    GRADES_9_12 = "grades-9-12", _("Grades 9 to 12")
    ADULTS = "adults", _("Adults")
