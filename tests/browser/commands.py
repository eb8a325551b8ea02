"""`manage.py` commands, each in a fork of one process in which Django is loaded already.

Loading it takes longer than most of the commands do, and the journeys give some sixty. A fork knows nothing of those
before it, as if each had been started by itself. Reads a JSON list of arguments a line, and answers with a JSON object.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from typing import IO

import django
from django.core.management import execute_from_command_line

LONGEST = 300  # seconds


def main() -> None:
    django.setup()
    for line in iter(sys.stdin.readline, ""):
        with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
            code = run(json.loads(line), output, errors)
            output.seek(0)
            errors.seek(0)
            sys.stdout.write(json.dumps({"code": code, "output": output.read(), "errors": errors.read()}) + "\n")
            sys.stdout.flush()


def run(arguments: list[str], output: IO[str], errors: IO[str]) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.alarm(LONGEST)
    for source, target in ((os.open(os.devnull, os.O_RDONLY), 0), (output.fileno(), 1), (errors.fileno(), 2)):
        os.dup2(source, target)
    execute_from_command_line(["manage.py", *arguments])
    sys.exit()  # whatever goes wrong ends the fork before, and says why


if __name__ == "__main__":
    main()
