"""How the desk's history tells what happened to a certificate."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry


class ReplacedFormatter(LogFormatter):
    label = gettext_lazy("Replace")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        return _("Replaced by %(code)s: the name was “%(was)s” and is “%(is)s”") % log_entry.data


class ReissuedFormatter(LogFormatter):
    label = gettext_lazy("Re-issue")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        return _("Issued in place of %(code)s: the name was “%(was)s” and is “%(is)s”") % log_entry.data


def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("certificates.revoke", gettext_lazy("Revoke"), gettext_lazy("Revoked"))
    actions.register_action("certificates.replace")(ReplacedFormatter)
    actions.register_action("certificates.reissue")(ReissuedFormatter)
