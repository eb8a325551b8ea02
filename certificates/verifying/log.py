"""One line for each check, for counting and for noticing trouble. It names nobody."""

from __future__ import annotations

import logging
from typing import Literal

log = logging.getLogger("certificates.verification")


def note_check(by: Literal["code", "file"], outcome: str, state: str = "-") -> None:
    """`state` is that of the certificate found. Neither code, name nor address is ever written."""
    log.info("checked by=%s outcome=%s state=%s", by, outcome, state)
