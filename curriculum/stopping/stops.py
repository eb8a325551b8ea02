"""Taking a page off every screen, and bringing it back. Each may come twice."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from curriculum.invalidation import pages_changed
from curriculum.models import Stop, is_reviewed
from curriculum.signals import pages_lifted, pages_stopped
from curriculum.stopping.reach import keys_in_force, keys_under
from people.models import User

MAY_STOP = "curriculum.add_stop"


def user_can_stop(user: User, page: Page) -> bool:
    """Whoever publishes it, and whoever looks after safeguarding."""
    if not is_reviewed(page):
        return False
    return user.has_perm(MAY_STOP) or page.permissions_for_user(user).can_publish()


def stop_in_force(page: Page) -> Stop | None:
    return Stop.objects.in_force().filter(page_key=page.translation_key).first()


def stop(page: Page, by: User, reason: str) -> Stop:
    """The stop in force, made now if there is none: the first reason stands."""
    try:
        with transaction.atomic():
            made = Stop.objects.create(page_key=page.translation_key, title=page.title, reason=reason, stopped_by=by)
            log(page, "curriculum.stop", user=by, data={"reason": reason})
            pages_stopped.send(sender=Stop, keys=keys_under([made.page_key]), at=made.stopped_at)
            pages_changed()
    except IntegrityError:
        return Stop.objects.in_force().get(page_key=page.translation_key)
    return made


@transaction.atomic
def lift(stopped: Stop, by: User, reason: str) -> bool:
    """Whether it was in force until now. What another stop covers stays off the screens."""
    if not stopped.lift(by, reason):
        return False
    for page in Page.objects.filter(translation_key=stopped.page_key).specific():
        log(page, "curriculum.lift", user=by, data={"reason": reason})
    pages_lifted.send(sender=Stop, keys=keys_under([stopped.page_key]) - keys_in_force(), at=timezone.now())
    pages_changed()
    return True
