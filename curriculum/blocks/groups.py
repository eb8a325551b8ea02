"""The groups under which the editor offers blocks."""

from django.utils.translation import gettext_lazy as _

READING = _("Reading")
DOING = _("Something to do")
CARE = _("Care and help")
TOGETHER = _("For a group")
