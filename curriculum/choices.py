"""The vocabularies of the curriculum."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    GRADES_4_6 = "grades-4-6", _("Grades 4 to 6")
    GRADES_7_8 = "grades-7-8", _("Grades 7 and 8")
    GRADES_9_12 = "grades-9-12", _("Grades 9 to 12")
    EDUCATORS = "educators", _("Educators and school staff")
    PARENTS = "parents", _("Parents and caregivers")
    EMPLOYERS = "employers", _("Employers and their staff")

    @property
    def is_for_pupils(self) -> bool:
        return self in (self.GRADES_4_6, self.GRADES_7_8, self.GRADES_9_12)


class Sector(models.TextChoices):
    HOSPITALITY = "hospitality", _("Hotels and hospitality")
    TRANSPORT = "transport", _("Transport and taxis")
    TRUCKING = "trucking", _("Trucking")
    HEALTH = "health", _("Health")
    RETAIL = "retail", _("Retail and banking")
    AGRICULTURE = "agriculture", _("Agriculture and food")
    CONSTRUCTION = "construction", _("Construction")
    SETTLEMENT = "settlement", _("Settlement services")


class Pillar(models.TextChoices):
    """The three pillars of the Region of Peel's strategy."""

    PREVENTION = "prevention", _("Prevention")
    INTERVENTION = "intervention", _("Intervention")
    EXITS_HOUSING = "exits-housing", _("Exits and housing")


class TranslationState(models.TextChoices):
    """How the text of a course came into its language; blank for what people wrote or translated."""

    MACHINE = "machine", _("Machine-made, needs a reviewer")
    REVIEWED = "reviewed", _("Machine-made, reviewed by a person who speaks the language")


class Topic(models.TextChoices):
    """What training laws ask a course to cover: the union over the lodging laws of North America."""

    DEFINITION = "definition", _("What trafficking is")
    CHILDREN = "commercial-exploitation-of-children", _("Commercial exploitation of children")
    AT_RISK = "people-most-at-risk", _("People most at risk")
    LABOUR_VS_SEX = "labour-vs-sex-in-sector", _("Labour and sex trafficking in the sector")
    HOW_WHY = "how-why-in-sector", _("How and why it happens in the sector")
    EXPERIENCE = "victim-experience", _("What people live through")
    RECOGNISING = "recognising-activity", _("Recognising signs")
    ROLE = "employee-role-reporting", _("The employee's role in reporting")
    RESPONSE = "response-safety", _("A safe response")
    CONTACTS = "contacts", _("Who to contact")
    ATTESTATION = "attestation", _("Closing attestation")


class Verification(models.TextChoices):
    """Whether a person has checked a statement or a number against its primary source."""

    VERIFIED = "verified", _("Verified")
    UNVERIFIED = "unverified", _("Unverified: not shown to learners")


class WordingAction(models.TextChoices):
    """What a word to avoid asks of a writer."""

    REPLACE = "replace", _("Replace it (stops publishing)")
    REWRITE = "rewrite", _("Say it another way")
    CHECK_SOURCE = "check-source", _("Give a source, or leave it out")


class KeptFrom(models.TextChoices):
    """From when the time counts that a rule wants training records kept."""

    COMPLETION = "completion", _("after completion")
    EMPLOYMENT = "employment", _("after employment ends")
    LATER = "later", _("after completion or after employment ends, whichever is later")
