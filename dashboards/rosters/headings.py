"""What the columns of a school's list are called, in English and French, and which of them are nobody's business."""

from __future__ import annotations

import re
from enum import StrEnum

from people.names import heard_as


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
BY_WORDS = {words: part for part, all_words in reversed(WORDS.items()) for words in all_words.split("|")}
# Nothing of these is kept, not even until the list is confirmed.
PRIVATE = re.compile(
    r"\b(birth\w*|dob|born|age|naissance|ne le|e ?mail\w*|courriels?|mail|phones?|telephones?|tel|cell|mobile|sms|"
    r"gender|sex|genre|sexe|pronouns?|pronoms?|address\w*|adresses?|street|rue|city|ville|postal|postcode|zip|parents?|"
    r"guardians?|mother|father|mere|pere|tuteurs?|tutrice|emergency|urgence|medical\w*|allerg\w*|health|sante|"
    r"password|mot de passe|ethnic\w*|relig\w*|citizenship|citoyennete|status in canada|iep|pei|notes?|comments?|"
    r"remarques?|agent|photos?)\b"
)


NUMBER = re.compile(r"[\d/.-]{4,}")  # or a day
SHORT = {"name", "names", "student", "learner", "pupil", "eleve", "employee"}  # beside a family name: the first name
WHOSE = re.compile(r"^(student|pupil|learner|child)( s)? ")


def plain(heading: str) -> str:
    """Words in small letters, without accents: “Prénom(s)” and `givenName` as they are compared."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading[:200]).replace("#", " number ")
    return " ".join(re.sub(r"[^\w]|_", " ", heard_as(apart)).split())


def part_of(heading: str) -> Part | None:
    """“Student’s preferred name” is a preferred name, too."""
    words = plain(heading)
    return None if is_private(heading) else BY_WORDS.get(words) or BY_WORDS.get(WHOSE.sub("", words))


def is_private(heading: str) -> bool:
    return bool(PRIVATE.search(plain(heading)))


def heading_row(cells: list[str]) -> bool:
    """At least one cell is a heading we know, and none is a number. Private words alone do not tell: some are names."""
    known = any(part_of(cell) for cell in cells)
    return known and not any(NUMBER.fullmatch(cell.strip()) for cell in cells)


def parts_of(headings: list[str]) -> dict[Part, int]:
    """Where each part stands, the first time. “Nom” beside “Prénom” is the family name; alone it is the whole one."""
    found: dict[Part, int] = {}
    for place, heading in enumerate(headings):
        if part := part_of(heading):
            found.setdefault(part, place)
    if Part.FAMILY in found and not found.keys() & {Part.GIVEN, Part.PREFERRED, Part.WHOLE}:
        found[Part.WHOLE] = found.pop(Part.FAMILY)
    elif Part.WHOLE in found:
        choose_whole_or_parts(found, plain(headings[found[Part.WHOLE]]))
    return found


def choose_whole_or_parts(found: dict[Part, int], heading: str) -> None:
    if Part.FAMILY in found and Part.GIVEN not in found and heading in SHORT:
        found[Part.GIVEN] = found[Part.WHOLE]
    if Part.GIVEN in found:
        del found[Part.WHOLE]
    else:
        found.pop(Part.FAMILY, None)
