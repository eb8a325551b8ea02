"""The analysis of a quiz at ten thousand, a hundred thousand and a million answers: reading it, and working it out.

`python -m benchmarks.analysis QUIZ_KEY` works one out in a process of its own, so that its memory can be told.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
import urllib.request
import uuid
from pathlib import Path

from benchmarks.server import ROOT

SIZES = (10_000, 100_000, 1_000_000)
TIMES, WARM = 40, 8
LONGEST = 300  # seconds for one size, before the bench gives up
Row = tuple[str, str, str, str]


def analysis_rows(base: str, editor_cookie: str) -> list[Row]:
    """Seeds, works out and reads each size in turn."""
    from django.urls import reverse

    from benchmarks.answers import seed_quiz

    rows: list[Row] = []
    for size in SIZES:
        quiz = seed_quiz(size)
        seconds, megabytes = work_out(quiz.translation_key)
        addresses = [reverse("quiz_analysis:quiz", args=[quiz.pk]), reverse("wagtailadmin_reports:locked_pages")]
        page, empty = medians([base + address for address in addresses], editor_cookie)
        row = f"**{page / empty:.1f} ×** an empty report of Wagtail's ({page * 1000:.0f} ms)", f"{empty * 1000:.0f} ms"
        rows.append((f"analysis page, {size:,} answers", *row, "flat"))
        rows.append((f"working it out, {size:,} answers", f"**{seconds:.1f} s**, {megabytes} MB", "", "≤ 120 s"))
    return rows


def medians(addresses: list[str], cookie: str) -> list[float]:
    """Seconds until a page is there, asked in turn so that whatever else the machine does falls on all."""
    seconds: dict[str, list[float]] = {address: [] for address in addresses}
    for turn in range(WARM + TIMES):
        for address in addresses:
            started = time.perf_counter()
            with urllib.request.urlopen(urllib.request.Request(address, headers={"Cookie": cookie})) as response:
                response.read()
            if turn >= WARM:
                seconds[address].append(time.perf_counter() - started)
    return [statistics.median(taken) for taken in seconds.values()]


def work_out(quiz_key: uuid.UUID) -> tuple[float, int]:
    """Seconds, and megabytes beyond what the process took before."""
    command = [sys.executable, "-m", "benchmarks.analysis", str(quiz_key)]
    output = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, timeout=LONGEST).stdout
    seconds, megabytes = output.split()
    return float(seconds), int(megabytes)


def main() -> None:
    import django

    django.setup()
    from quizzes.analysis.recomputing import work_out_again

    before, started = peak(), time.perf_counter()
    result = work_out_again(uuid.UUID(sys.argv[1]), "en")
    if result is None or result.errors:
        sys.exit(result.errors[0].traceback if result else "Someone else is at it.")
    print(time.perf_counter() - started, round((peak() - before) / 1024))


def peak() -> int:
    """Kilobytes, as Linux tells them. (`getrusage` would count the bench itself, which this process is a child of.)"""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])


if __name__ == "__main__":
    main()
