"""How large a list may be."""

from __future__ import annotations

from quizzes.exchange.uploads import MEGABYTE

LARGEST_LIST = MEGABYTE  # pasted, CSV or XLSX
LARGEST_PACKAGE = 8 * MEGABYTE  # OneRoster: the classes of a whole school in a zip file
LARGEST_UNPACKED = 40 * MEGABYTE
LARGEST_BOOK = 10 * MEGABYTE  # an XLSX file, unpacked
MOST_LEARNERS = 500
MOST_LINES = 20_000  # of a file in which others stand beside the class's learners
MOST_CLASSES = 3_000
LONGEST_NUMBER = 100
