"""The file of a batch: every certificate as it is stored, and a list of them. Written piece by piece."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import override

from certificates.models import Batch, BatchItem, Certificate
from certificates.printing.pdf import open_pdf
from certificates.spreadsheets import certificate_headings, certificate_row
from curriculum.spreadsheets import csv_lines

INDEX = "certificates.csv"
A_FETCH = 200


def zip_up(batch: Batch) -> str:
    """The name of the stored file. Certificates are compressed already, so they are stored as they are."""
    with tempfile.TemporaryFile() as raw:
        with ZipFile(raw, "w", ZIP_STORED) as archive, override(batch.language):
            add_certificates(archive, batch)
        batch.archive.save(batch.file_name, File(raw, name=batch.file_name), save=False)
    return str(batch.archive.name)


def add_certificates(archive: ZipFile, batch: Batch, folder: str = "") -> None:
    """Those that may be given out, in a folder of the archive, and beside it a list of them all."""
    for item in items_of(batch):
        if certificate := certificate_to_give(item):
            add_certificate(archive, certificate, folder)
    with archive.open(INDEX, "w") as index:
        write_index(index, batch, folder)


def items_of(batch: Batch) -> Iterator[BatchItem]:
    return batch.items.with_people().order_by("pk").iterator(chunk_size=A_FETCH)


def certificate_to_give(item: BatchItem) -> Certificate | None:
    """It may have been revoked or replaced since it was made."""
    certificate = item.certificate
    if certificate is None or item.state != BatchItem.State.DONE or not certificate.is_given_out:
        return None
    return certificate


def add_certificate(archive: ZipFile, certificate: Certificate, folder: str) -> None:
    day = certificate.issued_on
    entry = ZipInfo(folder + name_in_zip(certificate), (day.year, day.month, day.day, 12, 0, 0))
    with open_pdf(certificate) as file, archive.open(entry, "w") as target:
        shutil.copyfileobj(file, target)


def name_in_zip(certificate: Certificate) -> str:
    """Neutral, and no two the same."""
    return f"certificate-{certificate.code.lower()}.pdf"


def write_index(target: IO[bytes], batch: Batch, folder: str) -> None:
    for line in csv_lines(index_of(batch, folder)):
        target.write(line.encode())


def index_of(batch: Batch, folder: str) -> Iterator[list[str]]:
    yield [*certificate_headings(), _("File"), _("Note")]
    for item in items_of(batch):
        given, note = certificate_to_give(item), item.get_problem_display()
        if item.certificate:
            yield [*certificate_row(item.certificate), folder + name_in_zip(given) if given else "", note]
        else:
            yield [item.shown_name, item.course_title, "", "", "", "", "", note]
