"""The end of an attempt, set on the server: its time runs out, or whoever leads the group closes it."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.conftest import Server

UPDATE = """
from datetime import timedelta
from django.utils import timezone
from quizzes.models import Attempt
Attempt.objects.filter(pk={attempt}).update({end}=timezone.now() + timedelta(seconds={seconds}))
"""


def end_in(seconds: int, page: Page, server: Server, end: str = "ends_at") -> None:
    """The attempt on the page has so many seconds left, or ended so many seconds ago (-30)."""
    attempt = re.search(r"/quizzes/(\d+)/", page.url)[1]
    server.manage("shell", "-c", UPDATE.format(attempt=attempt, seconds=seconds, end=end))
    page.reload()
