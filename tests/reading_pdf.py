"""What other programs read out of a PDF, and what checkers of accessibility find wrong with it."""

import shutil
import subprocess
import unicodedata
from pathlib import Path

import outloud
import pdfua


def text_of(pdf: bytes, *options: str) -> str:
    command = [shutil.which("pdftotext"), "-q", *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def without_marks(text: str) -> str:
    """As read: no direction marks, and lines of one name joined."""
    return " ".join("".join(letter for letter in text if unicodedata.category(letter) != "Cf").split())


def faults_of(path: Path) -> list[str]:
    findings = [*outloud.check(str(path)).findings, *pdfua.validate(str(path)).findings]
    return [finding.message for finding in findings]
