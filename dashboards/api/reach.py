"""What a token reaches: the staff of its organisation and below, and only the training that is required of them.

What someone learns besides, or learned for another employer, is nobody's business there. Pupils are no staff.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from certificates.models import Certificate
from dashboards.api.models import ApiToken
from people.models import Employment, Organisation
from progress.models import Completion, Enrolment, Obligation

# While the training was required of them there: not before they came, not after they left.
IN_ITS_TIME = Q(since__lte=OuterRef("day")) & (Q(ended_on=None) | Q(ended_on__gte=OuterRef("day")))


def places_of(token: ApiToken) -> QuerySet[Organisation]:
    return Organisation.objects.within(token.organisation)


def people_of(token: ApiToken) -> QuerySet[Employment]:
    """Leavers too, as long as they are kept."""
    return Employment.objects.within(token.organisation).select_related("user", "organisation", "team")


def obligations_of(token: ApiToken) -> QuerySet[Obligation]:
    return Obligation.objects.within(token.organisation).select_related("requirement", "organisation", "completion")


def enrolments_of(token: ApiToken) -> QuerySet[Enrolment]:
    asked = Obligation.objects.within(token.organisation).filter(
        IN_ITS_TIME,
        learner=OuterRef("learner"),
        requirement__course_key=OuterRef("course_key"),
    )
    return Enrolment.objects.annotate(day=TruncDate("started_at")).filter(Exists(asked)).select_related("completion")


def completions_of(token: ApiToken) -> QuerySet[Completion]:
    asked = Obligation.objects.within(token.organisation).filter(
        IN_ITS_TIME | Q(completion=OuterRef("pk")),
        learner=OuterRef("enrolment__learner"),
        requirement__course_key=OuterRef("course_key"),
    )
    dated = Completion.objects.annotate(day=TruncDate("completed_at"))
    return dated.filter(Exists(asked)).select_related("enrolment", "certificate")


def certificates_of(token: ApiToken) -> QuerySet[Certificate]:
    """Those of the completions, and those that were replaced by one of them."""
    held = completions_of(token).values("certificate")
    return Certificate.objects.filter(Q(pk__in=held) | Q(replaced_by__in=held)).select_related("replaced_by")
