"""The child process: a PDF on standard input, findings as JSON on standard output.

`python -m certificates.inspection.child [--with-signatures]`. It knows neither Django nor a database.
"""

from __future__ import annotations

import encodings.idna
import encodings.latin_1
import encodings.utf_16_be
import encodings.utf_16_le  # noqa: F401 - as the others: nothing can be imported once the doors are closed
import os
import sys
from collections.abc import Callable

from certificates.inspection.confinement import close_doors, limit_means
from certificates.inspection.findings import Findings, Signature


def main() -> None:
    limit_means()
    pdf = sys.stdin.buffer.read()
    look_into = prepared("--with-signatures" in sys.argv and b"/ByteRange" in pdf)
    close_doors()
    sys.stdout.write(look_into(pdf).as_json())
    sys.stdout.flush()
    os._exit(0)  # without tidying up what a stranger's file may have left in a library


def prepared(with_signatures: bool) -> Callable[[bytes], Findings]:
    """pyHanko takes a second to load, so it is loaded only for a file that may be signed."""
    from certificates.inspection.reading import Unreadable, content_of

    signatures_in = checker() if with_signatures else unsigned

    def look_into(pdf: bytes) -> Findings:
        try:
            content = content_of(pdf)
        except Unreadable as error:
            return Findings(problem=error.args[0])
        return Findings(content=content, signatures=signatures_in(pdf))

    return look_into


def checker() -> Callable[[bytes], list[Signature]]:
    from certificates.inspection.signatures import signatures_in

    return signatures_in


def unsigned(pdf: bytes) -> list[Signature]:
    return []


if __name__ == "__main__":
    main()
