"""What the columns of a staff list are called, in English and French, and which of them are nobody's business."""

from __future__ import annotations

import re
from enum import StrEnum

from django.utils.translation import gettext as _

from curriculum.packing.problems import Mistake
from dashboards.lists.kinds import ListKind, plain
from dashboards.rosters.headings import WORDS as SCHOOL_WORDS
from dashboards.rosters.headings import Part as SchoolPart
from quizzes.exchange.uploads import MEGABYTE, refuse

MOST_PEOPLE = 20_000
LARGEST = 8 * MEGABYTE


class Part(StrEnum):
    """What a column can hold that is read, in the order in which it is asked about."""

    NUMBER = "number"
    WHOLE = "whole"
    GIVEN = "given"
    FAMILY = "family"
    EMAIL = "email"
    SITE = "site"
    TEAM = "team"
    POSITION = "position"
    WORK = "work"
    HIRED = "hired"
    LEFT = "left"
    LANGUAGE = "language"


WORDS = {
    Part.NUMBER: (
        "number|no|num|id|employee number|employee id|employee no|staff number|staff id|staff no|personnel number|"
        "personnel no|personnel id|payroll number|payroll id|badge|badge number|emp id|emp no|associate id|worker id|"
        "team member id|numero|matricule|numero d employe|numero de l employe|numero d employee|no d employe|"
        "no employe|numero employe|identifiant|numero de personnel"
    ),
    Part.WHOLE: (
        "name|names|full name|employee|employee name|staff|staff name|worker|display name|team member|associate|"
        "colleague|person|nom complet|nom et prenom|prenom et nom|nom prenom|prenom nom|employe|employes|"
        "nom de l employe"
    ),
    Part.GIVEN: SCHOOL_WORDS[SchoolPart.GIVEN],
    Part.FAMILY: SCHOOL_WORDS[SchoolPart.FAMILY],
    Part.EMAIL: (
        "e mail|email|mail|e mail address|email address|mail address|work email|work e mail|work email address|"
        "business email|courriel|adresse courriel|adresse e mail|adresse mail|adresse electronique|"
        "courriel professionnel"
    ),
    Part.SITE: (
        "site|location|property|hotel|workplace|work site|work location|branch|store|building|unit|business unit|"
        "site name|location name|property name|lieu|lieu de travail|etablissement|emplacement|succursale|propriete|"
        "site de travail"
    ),
    Part.TEAM: (
        "team|department|dept|group|division|section|crew|department name|team name|equipe|service|departement|groupe"
    ),
    Part.POSITION: (
        "position|position title|job|job title|title|role|occupation|function|poste|titre|titre du poste|fonction|"
        "emploi|titre d emploi"
    ),
    Part.WORK: (
        "work|kind of work|work category|category|type of work|job family|work type|travail|type de travail|"
        "genre de travail|categorie|categorie d emploi"
    ),
    Part.HIRED: (
        "hired|hire date|date hired|hired on|date of hire|start date|started|start|employment start|"
        "employment start date|employed since|since|joining date|original hire date|embauche|embauche le|"
        "date d embauche|date d entree|date de debut|date d entree en service"
    ),
    Part.LEFT: (
        "left|left on|leave date|leaving date|end date|termination date|terminated|last day|last day of work|"
        "date left|date of leaving|exit date|employment end date|depart|departs|date de depart|date de fin|"
        "fin d emploi|dernier jour|parti le|quitte le"
    ),
    Part.LANGUAGE: ("language|preferred language|lang|locale|langue|langue preferee|langue de correspondance"),
}
PRIVATE = re.compile(
    r"\b(birth\w*|dob|born|age|naissance|phones?|telephones?|tel|cell|mobile|sms|gender|sex|genre|sexe|pronouns?|"
    r"pronoms?|address\w*|adresses?|street|rue|postal|postcode|zip|emergency|urgence|medical\w*|allerg\w*|health|"
    r"sante|password|mot de passe|ethnic\w*|relig\w*|citizenship|citoyennete|nationality|nationalite|marital\w*|"
    r"salar\w*|wages?|pay|rate|salaire|taux|sin|ssn|nas|social|bank\w*|banque|iban|account|compte|visa|permit|"
    r"passport|notes?|comments?|remarques?|photos?)\b"
)


class StaffList(ListKind):
    words, private = WORDS, PRIVATE
    most_rows, most_lines = MOST_PEOPLE, MOST_PEOPLE + 1_000
    largest, largest_book = LARGEST, 5 * LARGEST
    reads_days = True

    def is_private(self, heading: str) -> bool:
        """An e-mail address is read here, and a payroll number."""
        return plain(heading) not in self.by_words and super().is_private(heading)

    def too_large(self, most: int) -> Mistake:
        return refuse(
            _("This is larger than %(most)d MB. Give the list of some of the sites first.") % {"most": most // MEGABYTE}
        )

    def too_many(self) -> Mistake:
        return refuse(
            _("There are more than %(most)d rows. Give the list of some of the sites first.") % {"most": MOST_PEOPLE}
        )


STAFF_LIST = StaffList()
