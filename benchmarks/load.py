"""Load from wrk, on loopback only, bounded in time and number of connections."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass

CONNECTIONS = 8


@dataclass(frozen=True)
class Request:
    path: str
    cookie: str = ""
    method: str = "GET"
    token: str = ""
    body: str = ""
    encoding: str = "identity"

    def line(self) -> str:
        return "\t".join([self.method, self.path, self.cookie, self.token, self.encoding, self.body])


@dataclass(frozen=True)
class Rate:
    per_second: float
    p95_ms: float
    failed: int  # answers that were not 2xx or 3xx, and broken connections


def measure(base: str, requests: list[Request], seconds: int = 6) -> Rate:
    """How many of `requests`, asked in turn over 8 connections, the server answers in a second."""
    if not base.startswith("http://127.0.0.1:"):
        raise ValueError("The bench sends load to this machine only.")
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as listing:
        listing.write("\n".join(request.line() for request in requests) + "\n")
        listing.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", "benchmarks/requests.lua", base, "--"]
        output = subprocess.run([*command, listing.name], capture_output=True, text=True, check=True).stdout
    result = next(line for line in output.splitlines() if line.startswith("RESULT"))
    count, microseconds, failed, p95 = (int(part) for part in result.split("\t")[1:])
    return Rate(count * 1_000_000 / microseconds, p95 / 1000, failed)
