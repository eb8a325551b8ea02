"""A class whose certificates are asked for as one file."""

import csv
import io
import uuid
import zipfile

import pytest

from certificates.batches.beginning import begin
from certificates.models import Batch, Certificate
from people.models import User


@pytest.fixture
def graduates(school_class, certify):
    """A function: so many learners of the class have a certificate each."""

    def graduate(number: int) -> list[Certificate]:
        made = []
        for index in range(number):
            person = User.objects.create_user(display_name=f"Pupil {index:02}")
            school_class.add(person)
            made.append(certify(person))
        return made

    return graduate


@pytest.fixture
def ask(school_class, teacher, django_capture_on_commit_callbacks):
    """A function: the teacher asks for the file, and the tasks run."""

    def asked(press=None, course_key=None, group=school_class, by=teacher) -> Batch | None:
        with django_capture_on_commit_callbacks(execute=True):
            batch = begin(group, by, press or uuid.uuid4(), course_key)
        if batch:
            batch.refresh_from_db()
        return batch

    return asked


def opened(batch: Batch) -> zipfile.ZipFile:
    with batch.archive.open("rb") as file:
        return zipfile.ZipFile(io.BytesIO(file.read()))


def index_of(batch: Batch) -> list[dict[str, str]]:
    raw = opened(batch).read("certificates.csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def stored(certificate: Certificate) -> bytes:
    certificate.refresh_from_db()
    with certificate.pdf.open("rb") as file:
        return file.read()


def problems(batch: Batch) -> dict[int, str]:
    """By the certificate's number."""
    return dict(batch.items.left_out().values_list("certificate", "problem"))
