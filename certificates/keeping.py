"""What this room keeps about learners, and what is left of a pupil's certificate when the pupil is erased."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from certificates.batches.tidying import delete_once_committed, forget_files
from certificates.models import Batch, BatchItem, Certificate
from certificates.models.certificates import CertificateQuerySet
from certificates.verifying.initials import initials_of
from people.keeping.kinds import Kept, Table, register_kept, table_of
from people.models import User

NAMES_IN_HISTORY = ("was", "is")  # see `certificates.reissuing.leave_a_trace`


def certificate_tables(person: User) -> Iterator[Table]:
    fields = ("code", "holder_name", "course_title", "issued_on", "expires_on", "revoked_at")
    yield table_of(Certificate.objects.of(person).order_by("issued_on", "pk"), _("Certificates"), *fields)
    made = BatchItem.objects.filter(certificate__learner=person).order_by("pk")
    yield table_of(made, _("Made for a leader’s file"), "state", "settled_at")


@receiver(pre_delete, sender=User, dispatch_uid="certificates_keep_initials")
def keep_initials(sender: type, instance: User, **kwargs: object) -> None:
    """Of who may be under 18, whoever deletes them. Others rely on what was issued, so the record stays and goes on
    being checked: by its code, and the holder's own file by its bytes or its signature. Initials are enough for it."""
    leave_initials(Certificate.objects.of(instance).filter(facts__under_18=True))


def leave_initials(certificates: CertificateQuerySet) -> None:
    """Also of grown-ups, once nobody needs their name on record any more."""
    for certificate in certificates.select_for_update(no_key=True):
        forget_name(certificate)
        forget_files(Batch.objects.filter(items__certificate=certificate))


def forget_name(certificate: Certificate) -> None:
    """Its file goes with it. A process that dies in between leaves it to `delete_old_batches`."""
    name, facts = initials_of(certificate.holder_name), certificate.facts | {"name_forgotten": True}
    Certificate.objects.filter(pk=certificate.pk).update(holder_name=name, facts=facts, pdf="")
    forget_in_history(certificate, name)
    delete_once_committed(certificate.pdf)


def forget_in_history(certificate: Certificate, initials: str) -> None:
    """The desk's names whom it was issued to, and what a name was before."""
    for entry in ModelLogEntry.objects.for_instance(certificate):
        data = {key: initials if key in NAMES_IN_HISTORY else value for key, value in entry.data.items()}
        ModelLogEntry.objects.filter(pk=entry.pk).update(label=certificate.course_title, data=data)


KEPT = (
    Kept(
        _("Certificates"),
        _("For a course that you finished: the name printed on it, the course, the dates, the result and a code."),
        _("So that anyone you show it to can check that it is genuine."),
        _(
            "Your leader, and whoever has the code. Of pupils they read initials, unless the school has decided "
            "otherwise."
        ),
        _(
            "It stays, because others rely on it. When a pupil is deleted only initials stay in it, and the file "
            "here is deleted; the one you saved goes on being valid."
        ),
        ("certificates.Certificate", "certificates.BatchItem"),
        certificate_tables,
    ),
)


def register() -> None:
    register_kept(*KEPT)
