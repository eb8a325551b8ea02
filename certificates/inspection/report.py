"""What a file is worth, in sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.inspection.facts import Comparison, Fact
from certificates.models import Certificate
from certificates.verifying.verdicts import Verdict

State = Certificate.State


class Outcome(models.TextChoices):
    GENUINE = "genuine", _("This file is genuine.")
    CHANGED = "changed", _("This file was changed after it was issued.")
    UNSIGNED = "unsigned", _("This file doesn’t carry this site’s signature.")
    FOREIGN = "foreign", _("This file isn’t signed by this site.")
    WITHDRAWN = "withdrawn", _("This file was signed with a key that is no longer trusted.")
    OTHERWISE = "otherwise", _("This file was signed by this site, but what it says isn’t what the record says.")
    UNKNOWN = "unknown", _("No certificate of this site was found in this file.")


GENUINE = {
    State.VALID: _("This file is genuine and the certificate is valid."),
    State.EXPIRED: _("This file is genuine. The certificate was valid and has expired."),
    State.REVOKED: _("This file is genuine, but the certificate has been revoked."),
    State.REPLACED: _("This file is genuine, but the certificate has been replaced by a newer one."),
}
ADVICE = {
    Outcome.CHANGED: _("Please rely on what was issued, not on the file."),
    Outcome.UNSIGNED: _(
        "Nothing proves that it is as it was issued. Printing or saving a certificate again removes the signature. "
        "Please ask for the file as it was downloaded, and rely on what was issued."
    ),
    Outcome.FOREIGN: _("Somebody else made it. Please rely on what was issued, not on the file."),
    Outcome.WITHDRAWN: _("Please ask for a copy downloaded today, and rely on what was issued."),
    Outcome.OTHERWISE: _("Please ask for a copy downloaded today, and rely on what was issued."),
    Outcome.UNKNOWN: _("If a code is printed on it, please type the code instead."),
}


class SignatureIs(models.TextChoices):
    INTACT = "intact", _("Intact: nothing was changed since this site signed the file.")
    ADDED_TO = "added_to", _("This site signed an earlier version of the file. Something was added after that.")
    BROKEN = "broken", _("Broken: the file was changed after this site signed it.")
    MISSING = "missing", _("Missing: the file isn’t signed.")
    FOREIGN = "foreign", _("By another key: somebody else signed the file.")
    WITHDRAWN = "withdrawn", _("By a key of this site that was withdrawn.")
    UNREADABLE = "unreadable", _("It can’t be read.")
    NOT_NEEDED = "not_needed", _("Not needed: the file is byte for byte what was issued.")

    @property
    def is_good(self) -> bool:
        return self in (self.INTACT, self.NOT_NEEDED)


class CredentialIs(models.TextChoices):
    GENUINE = "genuine", _("Genuine: signed by this site and unchanged.")
    ALTERED = "altered", _("Changed after it was issued.")
    MISSING = "missing", _("Missing: none is attached.")
    FOREIGN = "foreign", _("Issued by another site.")
    UNTRUSTED = "untrusted", _("Signed with a key this site doesn’t trust.")
    UNREADABLE = "unreadable", _("It can’t be read.")
    ANOTHERS = "anothers", _("Genuine, but it belongs to another certificate than the page.")

    @property
    def is_good(self) -> bool:
        return self == self.GENUINE


@dataclass(frozen=True)
class Report:
    """`verdict` is what was issued under the code in the file, None if there is no such certificate. `credential` is
    None where nobody looked for it; `comparison` where there was nothing to compare with."""

    outcome: Outcome
    signature: SignatureIs
    credential: CredentialIs | None = None
    verdict: Verdict | None = None
    comparison: Comparison | None = None
    credential_says: list[Fact] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        if self.is_genuine and self.verdict:
            return str(GENUINE[State(self.verdict.state)])
        return str(self.outcome.label)

    @property
    def is_genuine(self) -> bool:
        return self.outcome == Outcome.GENUINE

    @property
    def words_are_same(self) -> bool | None:
        """None where there was nothing to compare with."""
        if self.comparison is None or not self.comparison.facts:
            return None
        return self.comparison.is_same

    @property
    def words_sentence(self) -> str:
        if not self.words_are_same:
            return gettext("Not the same as those issued.")
        if self.comparison and not self.comparison.covers_words:
            return gettext("Initials, course, dates and code are those issued. Nothing else was compared.")
        return gettext("The same as those issued. Pictures were not compared.")

    @property
    def advice(self) -> str:
        return str(ADVICE.get(self.outcome, ""))

    @property
    def tone(self) -> str:
        """Green only for what is genuine and valid."""
        if not self.is_genuine:
            return "look"
        return "good" if self.verdict and self.verdict.state == State.VALID else "warm"
