import time
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from certificates.models import Certificate
from certificates.printing.pdf import open_pdf
from certificates.verifying import limits


@pytest.fixture(autouse=True)
def one_minute(monkeypatch):
    """Counts start at nothing, and the minute they are for does not end in the middle of a test."""
    cache.clear()
    now = time.time()
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: now))


@pytest.fixture
def genuine(certificate) -> bytes:
    """Lea Learner's certificate, as it was downloaded."""
    with open_pdf(certificate) as file:
        return file.read()


@pytest.fixture
def of_a_pupil(certificate) -> Certificate:
    certificate.facts |= {"under_18": True}
    certificate.save()
    return certificate


@pytest.fixture
def send(client):
    """A function that sends a file to be checked, as a form does."""

    def post(pdf: bytes, name: str = "certificate.pdf", **headers):
        return client.post("/verify/file/", {"file": SimpleUploadedFile(name, pdf, "application/pdf")}, **headers)

    return post
