"""What the columns of a school's list are called, in English and French, and which of them are nobody's business."""

from __future__ import annotations

import re
from enum import StrEnum

from django.utils.translation import gettext as _

from curriculum.packing.problems import Mistake
from dashboards.lists.kinds import ListKind
from dashboards.rosters.limits import LARGEST_BOOK, LARGEST_LIST, MOST_LEARNERS, MOST_LINES
from quizzes.exchange.uploads import MEGABYTE, refuse


class Part(StrEnum):
    """What a column can hold that is read."""

    WHOLE = "whole"
    GIVEN = "given"
    FAMILY = "family"
    PREFERRED = "preferred"
    NUMBER = "number"


WORDS = {
    Part.WHOLE: (
        "name|names|student|students|student name|full name|display name|learner|learner name|pupil|pupil name|"
        "employee|employee name|name last first|nom complet|nom et prenom|prenom et nom|nom prenom|prenom nom|eleve|"
        "eleves|nom de l eleve|noms|etudiant|employe|sortable name"
    ),
    Part.GIVEN: (
        "first name|firstname|first|given name|givenname|given names|forename|student first name|legal first name|"
        "prenom|prenoms|prenom de l eleve|prenom legal"
    ),
    Part.FAMILY: (
        "last name|lastname|last|surname|family name|familyname|student last name|legal last name|nom|nom de famille|"
        "nom legal"
    ),
    Part.PREFERRED: (
        "preferred name|preferred first name|preferred given name|preferred firstname|nickname|known as|goes by|"
        "usual name|chosen name|prenom usuel|prenom prefere|prenom choisi|nom usuel|nom prefere|surnom"
    ),
    Part.NUMBER: (
        "number|no|num|id|student number|student id|studentid|student no|pupil number|pupil id|learner number|"
        "local id|oen|sis id|sis user id|sourced id|user sourced id|identifier|employee number|employee id|"
        "numero|matricule|numero d eleve|numero de l eleve|no d eleve|no eleve|code permanent|numero d employe|"
        "identifiant"
    ),
}
# Nothing of these is kept, not even until the list is confirmed.
PRIVATE = re.compile(
    r"\b(birth\w*|dob|born|age|naissance|ne le|e ?mail\w*|courriels?|mail|phones?|telephones?|tel|cell|mobile|sms|"
    r"gender|sex|genre|sexe|pronouns?|pronoms?|address\w*|adresses?|street|rue|city|ville|postal|postcode|zip|parents?|"
    r"guardians?|mother|father|mere|pere|tuteurs?|tutrice|emergency|urgence|medical\w*|allerg\w*|health|sante|"
    r"password|mot de passe|ethnic\w*|relig\w*|citizenship|citoyennete|status in canada|iep|pei|notes?|comments?|"
    r"remarques?|agent|photos?)\b"
)


class Roster(ListKind):
    words, private = WORDS, PRIVATE
    most_rows, most_lines, largest, largest_book = MOST_LEARNERS, MOST_LINES, LARGEST_LIST, LARGEST_BOOK

    def too_large(self, most: int) -> Mistake:
        words = {"most": most // MEGABYTE, "learners": MOST_LEARNERS}
        return refuse(
            _("This is larger than %(most)d MB. The list of one group, up to %(learners)d learners, is much smaller.")
            % words
        )

    def too_many(self) -> Mistake:
        return refuse(
            _("There are more than %(most)d rows. Give the list of one group, or give it in parts.")
            % {"most": MOST_LEARNERS}
        )


ROSTER = Roster()
