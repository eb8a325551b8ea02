"""Who is erased and may be under 18 leaves initials on a certificate; it goes on being checked."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import ModelLogEntry

from certificates.awarding import award
from certificates.inspection.inspecting import same_as_issued
from certificates.models import Batch, BatchItem, Certificate
from certificates.printing.pdf import open_pdf
from certificates.reissuing import CannotReissue, reissue
from people.keeping.erasing import erase
from people.models import User


def of(complete, learner, under_18: bool) -> Certificate:
    made = award(complete(learner))
    made.facts["under_18"] = under_18
    made.save()
    return made


def test_a_pupils_name_goes_and_their_own_file_stays_genuine(complete, learner, django_capture_on_commit_callbacks):
    pupil = of(complete, learner, under_18=True)
    with open_pdf(pupil) as file:
        own = file.read()
    storage, name = pupil.pdf.storage, pupil.pdf.name
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(learner, on_request=True)
    pupil.refresh_from_db()
    assert (pupil.holder_name, pupil.learner, bool(pupil.pdf)) == ("L. L.", None, False) and not storage.exists(name)
    report = same_as_issued(own)
    assert report.verdict.state == "valid" and report.verdict.holder_name == "L. L."


def test_zip_files_that_hold_it_go_too(complete, learner, django_capture_on_commit_callbacks):
    batch = Batch.objects.create(label="8B")
    BatchItem.objects.create(batch=batch, certificate=of(complete, learner, under_18=True))
    batch.archive.save("certificates-1.zip", ContentFile(b"zip"))
    storage, name = batch.archive.storage, batch.archive.name
    with django_capture_on_commit_callbacks(execute=True):
        erase(learner, on_request=True)
    assert not storage.exists(name) and not Batch.objects.get().has_file and not BatchItem.objects.exists()


def test_an_adults_certificate_stays_as_it_was(complete, learner):
    adult = of(complete, learner, under_18=False)
    erase(learner, on_request=True)
    adult.refresh_from_db()
    assert adult.holder_name == "Lea Learner" and adult.learner is None


def test_it_is_not_issued_again_and_no_history_names_anybody(complete, learner, editor):
    old = of(complete, learner, under_18=True)
    new = reissue(old, holder_name="Leah Learner", by=editor, reason="A typing mistake")
    assert "Leah" in str(list(ModelLogEntry.objects.values_list("data", "label")))
    User.objects.filter(pk=learner.pk).delete()  # as at the desk
    assert "Lea" not in str(list(ModelLogEntry.objects.values_list("data", "label")))
    new.refresh_from_db()
    with pytest.raises(CannotReissue, match="has been deleted"):
        reissue(new, holder_name="Another Name", by=editor, reason="")
