"""`make bench`: prints design's table of speed as ratios, and writes it into docs/performance.md."""

from __future__ import annotations

import datetime
import platform
import shutil
import sys

from benchmarks.server import ROOT, Server, prepare_environment

REPORT = ROOT / "docs" / "performance.md"


def main() -> None:
    if not shutil.which("wrk"):
        sys.exit("The bench drives its load with wrk: please install it (Debian: apt-get install wrk).")
    prepare_environment()
    import django

    django.setup()
    from django.core.management import call_command

    for command in (["migrate"], ["collectstatic", "--no-input"], ["load_starter"]):
        call_command(*command, verbosity=0)
    from benchmarks.rows import measure_all

    with Server():
        table = as_table(measure_all())
    print(table)
    before, _, rest = REPORT.read_text(encoding="utf-8").partition("<!-- bench -->\n")
    after = rest.partition("<!-- /bench -->")[2]
    stamp = (
        f"Measured on {datetime.date.today()} with Python {platform.python_version()}, 2 workers, PostgreSQL, "
        "wrk with 8 connections."
    )
    REPORT.write_text(f"{before}<!-- bench -->\n{stamp}\n\n{table}\n<!-- /bench -->{after}", encoding="utf-8")


def as_table(rows: list[tuple[str, str, str, str]]) -> str:
    lines = ["| what | measured | beside | bar |", "|---|---|---|---|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


if __name__ == "__main__":
    main()
