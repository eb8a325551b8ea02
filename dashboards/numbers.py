"""Numbers of rows, as forms send them."""

from __future__ import annotations

import re


def number_in(sent: str) -> int:
    """0, which no row has, where it is no number or longer than any."""
    return int(sent) if re.fullmatch(r"[0-9]{1,18}", sent) else 0
