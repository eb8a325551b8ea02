"""Once nothing waits any more: one zip file, then one mail."""

from __future__ import annotations

import shutil
import tempfile
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import override

from certificates.batches.announcing import announce
from certificates.batches.zipping import add_certificates
from dashboards.inspector.forgetting import forget_what_it_was_made_of
from dashboards.inspector.models import InspectorFile, InspectorPart
from dashboards.inspector.readme import README, readme_of

CERTIFICATES = "certificates/"


def close(file_pk: int) -> None:
    """Whoever settles the last part closes the file. Of several who think it was them, one does."""
    file = InspectorFile.objects.filter(pk=file_pk).unfinished().select_related("organisation", "certificates").first()
    if file is None or is_waiting(file) or not file.take_zipping():
        return
    name = zip_unless_another_did(file)
    if not name:
        return
    if file.finish(name):
        forget_what_it_was_made_of(file)
        announce(file)
    else:  # it was gone on with meanwhile, and that file was ready first
        file.archive.storage.delete(name)


def zip_unless_another_did(file: InspectorFile) -> str:
    """Where it is stored; nothing where another worker was first, and the parts are gone meanwhile."""
    try:
        return zip_up(file)
    except BaseException as trouble:
        file.let_go_of_zipping()
        if isinstance(trouble, Exception) and InspectorFile.objects.finished().filter(pk=file.pk).exists():
            return ""
        raise


def is_waiting(file: InspectorFile) -> bool:
    if file.gathered_at is None or file.parts.waiting().exists():
        return True
    return file.certificates is not None and not file.certificates.is_finished


def zip_up(file: InspectorFile) -> str:
    """Where it is stored. Written piece by piece: what is compressed already is stored as it is."""
    with tempfile.TemporaryFile() as raw:
        with ZipFile(raw, "w") as archive, override(file.language):
            archive.writestr(entry(file, README), readme_of(file))
            for part in file.parts.done():
                add_part(archive, part)
            if file.certificates:
                add_certificates(archive, file.certificates, CERTIFICATES)
        file.archive.save(file.file_name, File(raw, name=file.file_name), save=False)
    return str(file.archive.name)


def entry(file: InspectorFile, name: str) -> ZipInfo:
    moment = timezone.localtime(file.gathered_at, file.organisation.zone)
    info = ZipInfo(name, moment.timetuple()[:6])
    info.compress_type = ZIP_STORED if name.endswith(".pdf") else ZIP_DEFLATED
    return info


def add_part(archive: ZipFile, part: InspectorPart) -> None:
    with part.content.open("rb") as stored, archive.open(entry(part.file, part.name), "w") as target:
        shutil.copyfileobj(stored, target)
