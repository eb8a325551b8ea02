"""The ways to import and export, where editors meet a bank."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView

from people.models import User
from quizzes.exchange.views import user_can_exchange
from quizzes.models import QuestionBank


def buttons_for(bank: QuestionBank, user: User) -> list[Button]:
    if not user_can_exchange(user):
        return []
    ways = [(_("Import questions"), "upload", "upload", 50), (_("Export"), "export", "download", 60)]
    return [
        Button(label, url=reverse(f"quizzes_exchange:{name}", args=[bank.pk]), icon_name=icon, priority=priority)
        for label, name, icon, priority in ways
    ]


class BankEditView(EditView):
    def get_header_more_buttons(self) -> list[Button]:
        return sorted([*super().get_header_more_buttons(), *buttons_for(self.object, self.request.user)])
