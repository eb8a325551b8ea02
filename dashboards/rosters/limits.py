"""How large a list may be, and what is said where one is larger."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from curriculum.packing.problems import Mistake
from quizzes.exchange.uploads import MEGABYTE, refuse

LARGEST_LIST = MEGABYTE  # pasted, CSV or XLSX
LARGEST_PACKAGE = 8 * MEGABYTE  # OneRoster: the classes of a whole school in a zip file
LARGEST_UNPACKED = 40 * MEGABYTE
LARGEST_BOOK = 10 * MEGABYTE  # an XLSX file, unpacked
MOST_LEARNERS = 500
MOST_LINES = 20_000  # of a file in which others stand beside the class's learners
MOST_COLUMNS = 60
MOST_CLASSES = 3_000
LONGEST_CELL = 2_001  # letters; no name has so many, and what is cut is refused as too long
LONGEST_NUMBER = 100
KEPT = dt.timedelta(hours=1)  # how long a list waits to be confirmed
MOST_DRAFTS = 5  # lists that one leader has waiting


def check_size(size: int, most: int) -> None:
    if size > most:
        raise too_large(most)
    if size == 0:
        raise refuse(_("The file is empty."))


def too_large(most: int) -> Mistake:
    words = {"most": most // MEGABYTE, "learners": MOST_LEARNERS}
    return refuse(
        _("This is larger than %(most)d MB. The list of one group, up to %(learners)d learners, is much smaller.")
        % words
    )


def check_count(learners: int) -> None:
    if learners > MOST_LEARNERS:
        raise too_many()


def too_many() -> Mistake:
    return refuse(
        _("There are more than %(most)d rows. Give the list of one group, or give it in parts.")
        % {"most": MOST_LEARNERS}
    )
