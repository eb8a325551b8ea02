"""What a process that reads a stranger's file may still do: think for a while, and write its answer.

It holds no secrets to begin with: its environment is empty. These limits also hold for code that takes it over.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys

CPU_SECONDS = 8
NICENESS = 10
MEMORY_BYTES = 600 * 1024 * 1024  # addresses, of which most are never used

CREATE_RULESET, RESTRICT_SELF = 444, 446  # Linux gives these the same number on every machine
ASK_VERSION = 1
NO_NEW_PRIVILEGES = 38
KINDS_OF_ACCESS = {1: 13, 2: 14}  # by version of Landlock; later ones know 15


def limit_means() -> None:
    """Before anything is read: time, memory, no dump of memory to disk. Pages that people wait for come first."""
    os.nice(NICENESS)
    lower(resource.RLIMIT_CPU, CPU_SECONDS)
    lower(resource.RLIMIT_AS, MEMORY_BYTES)
    lower(resource.RLIMIT_CORE, 0)


def close_doors() -> None:
    """After the last import: no file, connection or process can be opened any more."""
    deny_files()
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_NPROC, 0)
    lower(resource.RLIMIT_NOFILE, 0)


def lower(what: int, limit: int) -> None:
    try:
        resource.setrlimit(what, (limit, limit))
    except (ValueError, OSError):  # macOS does not know all of them
        if sys.platform == "linux":
            raise


def deny_files() -> None:
    """Landlock, where Linux has it: also no folder made, nothing renamed or removed, for which no file is opened."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    version = libc.syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    if version < 1:
        return
    everything = ctypes.c_uint64((1 << KINDS_OF_ACCESS.get(version, 15)) - 1)
    ruleset = libc.syscall(CREATE_RULESET, ctypes.byref(everything), ctypes.sizeof(everything), 0)
    if ruleset < 0:
        return
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.syscall(RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)
