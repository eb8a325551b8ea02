"""What the child process tells of a file: plain data that travels as JSON. What it means is decided by the parent."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Content:
    """What a reader of the file finds in it. `credential` is the text of the attached document, or ''."""

    pages: int = 0
    text: str = ""
    subject: str = ""
    credential: str = ""


@dataclass(frozen=True)
class Signature:
    """`signer`: SHA-256 of the signer's certificate, or '' if it can't be read. `signed`: the content as it was when it
    was signed, if the signature is intact and something was added later."""

    signer: str = ""
    is_intact: bool = False
    covers_file: bool = False
    signed: Content | None = None


@dataclass(frozen=True)
class Findings:
    """`problem` is '', 'encrypted' or 'broken'."""

    problem: str = ""
    content: Content = field(default_factory=Content)
    signatures: list[Signature] = field(default_factory=list)

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> Findings:
        """ValueError, TypeError or KeyError if it's not what `as_json` writes."""
        read: dict[str, Any] = json.loads(text)
        signatures = [
            Signature(**entry | {"signed": Content(**entry["signed"]) if entry["signed"] else None})
            for entry in read["signatures"]
        ]
        return cls(read["problem"], Content(**read["content"]), signatures)
