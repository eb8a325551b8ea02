"""A real SMTP server that can say no, hang up, and be gone."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
from email.message import EmailMessage

from aiosmtpd.controller import Controller


class MailServer:
    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.received: list[EmailMessage] = []
        self.refuses: dict[str, str] = {}  # answers by address
        self.dies_at: int | None = None  # when so many have been received
        self.hangs_up_after: int | None = None  # as servers do that take so many on one connection
        self.is_slow = self.is_holding = False  # it has been given a mail, and does not say yes
        self.controller: Controller | None = None

    def start(self) -> None:
        self.dies_at = None
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        if self.controller:
            self.controller.stop()
            self.controller = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if len(self.received) == self.dies_at:
            self.controller.server.close()
            server.transport.abort()
            return "421 gone"
        if self.hangs_up_after and getattr(session, "taken", 0) >= self.hangs_up_after:
            server.transport.abort()
            return "421 enough"
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        while self.is_slow:
            self.is_holding = True
            await asyncio.sleep(0.02)
        session.taken = getattr(session, "taken", 0) + 1
        self.received.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 taken"

    @property
    def readers(self) -> list[str]:
        return sorted(mail["To"] for mail in self.received)

    def words(self, index: int = 0) -> str:
        return self.received[index].get_content().replace("\r\n", "\n")
