"""Identity providers of others on loopback, each a process of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.conftest import ROOT

CLIENT, SECRET = "plainsight", "a-long-secret-between-two"
FOREIGN = ROOT / "tests" / "foreign"


@contextmanager
def openid_provider(redirect: str, people: list[dict]) -> Iterator[str]:
    """Its address. `people` are claims, each with a `sub`."""
    client = {"client_id": CLIENT, "client_secret": SECRET, "redirect_uris": [redirect]}
    given = json.dumps({"port": 0, "client": client, "people": people})
    with started(["node", "openid_provider.mjs", given], FOREIGN) as said:
        yield said["issuer"]


@contextmanager
def started(command: list[str], folder: Path) -> Iterator[dict]:
    """A process that says in one line where it listens."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()
