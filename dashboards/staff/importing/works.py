"""What somebody's work is in the words of training laws, as far as a position or a category of payroll tells."""

from __future__ import annotations

import re

from django.utils.translation import override

from people.models import Work
from people.names import heard_as

# The department comes before the rank: a housekeeping supervisor cleans rooms too, or sees who does.
TOLD_BY = (
    (Work.HUMAN_RESOURCES, r"human resources|\bhr\b|payroll|recruit\w*|talent|ressources humaines|\brh\b|\bpaie\b"),
    (Work.PROCUREMENT, r"procure\w*|purchas\w*|buyer|supply|achats?|acheteu\w*|approvisionn\w*"),
    (
        Work.HOUSEKEEPING,
        r"housekeep\w*|room attendant|cleane?r?\w*|maid|laundry|linen|janitor\w*|custodian|chambre\w*|"
        r"menage\w*|entretien menager|buand\w*|lingerie|concierge d immeuble|preposee? aux chambres|nettoy\w*",
    ),
    (Work.SECURITY, r"security|loss prevention|guard|securite|gardien\w*|surveillan\w*|agente? de prevention"),
    (
        Work.BELL_STAFF,
        r"bell\w*|porter|doorm\w*|door staff|valet|driver|shuttle|parking|chauffeu\w*|voiturier\w*|"
        r"bagag\w*|portier\w*|chasseur",
    ),
    (
        Work.FRONT_DESK,
        r"front desk|front office|front of house|reception\w*|guest serv\w*|guest relations|concierge|"
        r"night audit\w*|reserv\w*|check in|accueil|service a la clientele",
    ),
    (
        Work.FOOD,
        r"food|kitchen|cook\w*|chef|restaurant|bar|bartend\w*|barista|server|waite?r\w*|waitress|banquet\w*|"
        r"dish\w*|steward\w*|host|hostess|catering|cuisin\w*|serveu\w*|barman|barmaid|plongeu\w*|traiteur|f and b",
    ),
    (
        Work.MAINTENANCE,
        r"maintenance|engineer\w*|technician|groundskeep\w*|gardener|electric\w*|plumb\w*|handy\w*|"
        r"repair\w*|technicien\w*|jardin\w*|plomb\w*|reparat\w*|entretien",
    ),
    (Work.EDUCATION, r"teacher|educator|principal|tutor|school|enseignant\w*|educat\w*|ecole|professeur\w*"),
    (
        Work.MANAGEMENT,
        r"manage\w*|director|supervis\w*|head of|executive|president|team lead\w*|owner|gerant\w*|"
        r"direct\w*|superviseu\w*|gestion\w*|chef d equipe|responsable|proprietaire",
    ),
)
SIGNS = [(work, re.compile(rf"\b(?:{words})\b")) for work, words in TOLD_BY]


def guess_work(said: str) -> str:
    """ "" where nothing tells."""
    words = " ".join(re.sub(r"[^\w]|_", " ", heard_as(said)).split())
    return next((str(work) for work, sign in SIGNS if sign.search(words)), "")


def read_work(said: str) -> str:
    """The category of a list: as it is called here in English or French, or what tells of it."""
    return names_of_works().get(heard_as(said)) or guess_work(said)


def names_of_works() -> dict[str, str]:
    names = {value: value for value in Work.values}
    for language in ("en", "fr"):
        with override(language):
            names |= {heard_as(str(work.label)): str(work) for work in Work}
    return names
