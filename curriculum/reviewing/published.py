"""What follows when a page of a course is published: a line in the log, and after a material change a new version."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from curriculum.invalidation import pages_changed
from curriculum.models import Change, ChangeKind, Course, Reviewed
from curriculum.reviewing.content import digest_of_content
from curriculum.versions import higher_version, next_version


def page_of_course_published(sender: type, instance: Page, revision: Revision, **kwargs: object) -> None:
    """Also sent for what is only scheduled; that is published later, and then sent again."""
    if issubclass(sender, Reviewed) and instance.live:
        log_change(instance, revision)


@transaction.atomic
def log_change(page: Page, revision: Revision) -> Change | None:
    """Once, however often the same is published; the course's row lets one come after the other."""
    course = Course.objects.select_for_update(of=("self",)).ancestor_of(page, inclusive=True).first()
    if course is None:
        return None
    language = course.locale.language_code
    log = Change.objects.in_course(course.translation_key, language).oldest_first()
    known = log.last()
    # A page of the course that was being saved meanwhile may have put an older version back.
    version = higher_version(course.version, known.version) if known else course.version
    is_raised = known is not None and course.version == version != known.version
    change = change_of(page, language, is_raised=is_raised)
    if change:
        change.course_key, change.by_id = course.translation_key, revision.user_id
        version = higher_version(version, change.version)
        if is_answered_material(page):
            version = next_version(version)
        change.version = version
        change.save()
    forget_answer(page)
    if version != course.version:
        Course.objects.filter(pk=course.pk).update(version=version)
    pages_changed()
    return change


def change_of(page: Page, language: str, *, is_raised: bool) -> Change | None:
    """Not stored yet; None where the same was published before."""
    digest, last = digest_of_content(page), Change.objects.at_page(page.translation_key, language).oldest_first().last()
    if last and not is_raised and last.is_same_as(page.change_kind, page.change_note, digest):
        return None
    followed = None if page.change_kind else change_followed(page, language, last)
    kind = followed.kind if followed else kind_of(page, last, is_raised=is_raised)
    told = {"page_key": page.translation_key, "title": page.title, "note": page.change_note}
    return Change(kind=kind, digest=digest, language=language, version=followed.version if followed else "", **told)


def change_followed(page: Page, language: str, last: Change | None) -> Change | None:
    """A translation that is published after its original changed materially brings the same change to its readers."""
    if language == settings.LANGUAGE_CODE or last is None:
        return None
    original = Change.objects.at_page(page.translation_key, settings.LANGUAGE_CODE).material()
    return original.filter(at__gt=last.at).newest_first().first()


def is_answered_material(page: Page) -> bool:
    """A version that a pack brings is there already; only an editor's answer raises it."""
    return bool(page.change_kind) and ChangeKind(page.change_kind).is_material


def kind_of(page: Page, last: Change | None, *, is_raised: bool) -> ChangeKind:
    """Where nobody was asked, as by a command, a change is small; unless it brings a new version of the course."""
    if page.change_kind:
        return ChangeKind(page.change_kind)
    if isinstance(page, Course) and is_raised:
        return ChangeKind.MATERIAL
    is_first = last is None and page.first_published_at == page.last_published_at
    return ChangeKind.FIRST if is_first else ChangeKind.SMALL


def forget_answer(page: Page) -> None:
    """It was the answer for this publication; the next one is asked for again."""
    if page.change_kind or page.change_note:
        cast(type[Page], type(page)).objects.filter(pk=page.pk).update(change_kind="", change_note="")


def connect() -> None:
    page_published.connect(page_of_course_published, dispatch_uid="curriculum_page_of_course_published")
