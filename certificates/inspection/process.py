"""Running the child process: one file each, for a limited time, a few at once, and killed afterwards in any case."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import BoundedSemaphore, Timer

from django.conf import settings

from certificates.inspection.findings import Content, Findings

SECONDS = 20  # by the clock; by the processor it has less (`confinement`)
AT_ONCE = 2
WAIT_SECONDS = 10
LONGEST_ANSWER = 1_000_000
places = BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """Others' files are being looked into."""


class TooHard(Exception):
    """The file took too much time or memory, or brought the process down."""


def findings_in(pdf: bytes) -> Findings:
    return answer_of("--with-signatures", pdf)


def content_of(pdf: bytes) -> Content:
    """Read by the same program as a stranger's file, so that the words can be compared."""
    return answer_of("--content-only", pdf).content


def answer_of(option: str, pdf: bytes) -> Findings:
    if not places.acquire(timeout=WAIT_SECONDS):
        raise Busy
    try:
        return Findings.from_json(run(option, pdf))
    except (ValueError, TypeError, KeyError) as error:
        raise TooHard from error
    finally:
        places.release()


def run(option: str, pdf: bytes) -> bytes:
    """What it wrote; cut off or empty if it was stopped."""
    child = subprocess.Popen(  # noqa: S603 - our own module, with an option of ours
        [sys.executable, "-B", "-m", "certificates.inspection.child", option],
        cwd=settings.BASE_DIR,
        env={"PYTHONPATH": str(settings.BASE_DIR), "TZ": "UTC"},  # no secret of ours is in reach
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert child.stdin and child.stdout  # noqa: S101 - both are pipes
    clock = Timer(SECONDS, stop, [child])
    clock.start()
    try:
        with child.stdin as pipe:
            pipe.write(pdf)
        return child.stdout.read(LONGEST_ANSWER)
    except BrokenPipeError:
        return b""
    finally:
        clock.cancel()
        clock.join()
        stop(child)
        child.stdout.close()
        child.wait()


def stop(child: subprocess.Popen[bytes]) -> None:
    """With whatever it may have started. Its number is still its own: it is waited for later."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
