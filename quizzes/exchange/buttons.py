"""The ways to import and export, where editors meet a bank."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import BaseButton, HeaderButton, ListingButton
from wagtail.snippets.views.snippets import EditView

from people.models import User
from quizzes.exchange.views import user_can_exchange
from quizzes.models import QuestionBank


def buttons_for(bank: QuestionBank, user: User, kind: type[BaseButton] = ListingButton) -> list[BaseButton]:
    """Buttons of their own, not in a menu that opens by script."""
    if not user_can_exchange(user):
        return []
    ways = [(_("Import questions"), "upload", "upload", 50), (_("Export"), "export", "download", 60)]
    return [
        kind(label, url=reverse(f"quizzes_exchange:{name}", args=[bank.pk]), icon_name=icon, priority=priority)
        for label, name, icon, priority in ways
    ]


class BankEditView(EditView):
    @property
    def header_buttons(self) -> list[BaseButton]:
        return [*super().header_buttons, *buttons_for(self.object, self.request.user, HeaderButton)]
