"""Making a token, which is shown once, and ending it."""

from __future__ import annotations

import base64
import datetime as dt
import secrets
from collections.abc import Sequence

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from dashboards.api.models import ApiToken
from people.auditing import record_for_all
from people.models import Deed, Organisation, User
from people.tokens import digest_of

SIGN = "ps_"  # so that a token left in a file is known for what it is
SALT = "dashboards.api.press"
FORM_LASTS = dt.timedelta(hours=1)


def new_press() -> str:
    """Stands in the form: who presses twice, or loses the answer and presses again, gets the same token."""
    return signing.dumps(secrets.token_urlsafe(32), salt=SALT)


def is_press(press: str) -> bool:
    try:
        signing.loads(press, salt=SALT, max_age=FORM_LASTS)
    except signing.BadSignature:
        return False
    return True


def token_of_press(press: str, organisation: Organisation, by: User) -> str:
    """256 bits that follow from the form, this site's secret, and whoever was shown it."""
    digest = salted_hmac(SALT, f"{press} {organisation.pk} {by.pk}", algorithm="sha256").digest()
    return SIGN + base64.urlsafe_b64encode(digest).decode().rstrip("=")


@transaction.atomic
def make_token(organisation: Organisation, name: str, scopes: Sequence[str], press: str, by: User) -> str:
    """The token in clear; nobody can read it again once the form is an hour old."""
    token = token_of_press(press, organisation, by)
    facts = {"organisation": organisation, "name": name, "scopes": list(scopes), "made_by": by}
    if ApiToken.objects.get_or_create(digest=digest_of(token), defaults=facts)[1]:
        record_for_all(by, Deed.MADE_TOKEN, organisation, f"{name}: {', '.join(scopes)}")
    return token


@transaction.atomic
def end_token(token: ApiToken, by: User) -> None:
    """From now on it opens nothing."""
    if ApiToken.objects.in_use().filter(pk=token.pk).update(ended_at=timezone.now()):
        record_for_all(by, Deed.ENDED_TOKEN, token.organisation, token.name)
