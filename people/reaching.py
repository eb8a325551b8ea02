"""Fetching from addresses that somebody typed: the server is not led to places that only it can reach.

Every host is resolved here, each of its addresses must be public, and the connection goes to the address that was
looked at. Nothing redirects, an answer is small, and it comes in time.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
import time
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

SECONDS = 5  # for a connection, or the next piece
SECONDS_IN_ALL = 12
LARGEST = 1_000_000  # bytes of an answer
PIECE = 65_536


class Unreachable(requests.RequestException):
    """Nothing that may be fetched from here."""


def is_public(address: str) -> bool:
    """Not this machine, not its network, not reserved: an address anyone on the internet may ask."""
    ip = ipaddress.ip_address(address.split("%")[0])
    for inner in (getattr(ip, "ipv4_mapped", None), getattr(ip, "sixtofour", None)):
        if inner is not None and not inner.is_global:
            return False
    return ip.is_global and not ip.is_multicast


def may_ask(address: str) -> bool:
    return settings.LOCAL_SIGN_IN_PROVIDERS or is_public(address)


def is_askable(url: str) -> bool:
    """By what it says: encrypted, with a host, and without a password in it."""
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or 0 < parts.port < 65_536
    except ValueError:
        return False
    schemes = ("https", "http") if settings.LOCAL_SIGN_IN_PROVIDERS else ("https",)
    return bool(parts.scheme in schemes and parts.hostname and has_port and not (parts.username or parts.password))


def connect(host: str, port: int) -> socket.socket:
    """To an address that was looked at; asking for the name again might give another one."""
    addresses = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not addresses or not all(map(may_ask, addresses)):
        raise OSError("This is no address of a public website.")
    return socket.create_connection((addresses[0], port), timeout=SECONDS)


def hang_up(connection: HTTPConnection) -> None:
    """Someone who answers letter by letter must not keep a worker."""
    if connection.sock:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


class Guarded:
    """Mixed into a connection of urllib3, whose `_new_conn` makes the socket."""

    host: str
    port: int
    deadline: threading.Timer | None = None

    def _new_conn(self) -> socket.socket:
        made = connect(self.host, self.port)
        self.deadline = threading.Timer(SECONDS_IN_ALL, hang_up, [self])
        self.deadline.daemon = True
        self.deadline.start()
        return made

    def close(self) -> None:
        if self.deadline:
            self.deadline.cancel()
        super().close()  # type: ignore[misc]


class GuardedHTTP(Guarded, HTTPConnection):
    pass


class GuardedHTTPS(Guarded, HTTPSConnection):
    pass


class PlainPool(HTTPConnectionPool):
    ConnectionCls = GuardedHTTP


class SecurePool(HTTPSConnectionPool):
    ConnectionCls = GuardedHTTPS


class GuardedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager: PoolManager
        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


class GuardedSession(requests.Session):
    """For a few requests, in a `with`. Whatever goes wrong is a `requests.RequestException`."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False  # no proxy, and no passwords from this machine's files
        self.headers.update({"User-Agent": "Plainsight", "Connection": "close"})
        for scheme in ("https://", "http://"):
            self.mount(scheme, GuardedAdapter())

    def request(self, method: str, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:
        if not is_askable(url := str(url)):
            raise Unreachable("This is no address of a public website.")
        kwargs |= {"timeout": SECONDS, "allow_redirects": False, "stream": True}
        until = time.monotonic() + SECONDS_IN_ALL
        answer = super().request(method, url, *args, **kwargs)
        if answer.is_redirect:
            raise Unreachable("The address leads on to another one.")
        answer._content = read(answer, until)
        return answer


def read(answer: requests.Response, until: float) -> bytes:
    content = b""
    for piece in answer.iter_content(PIECE):
        content += piece
        if len(content) > LARGEST or time.monotonic() > until:
            answer.close()
            raise Unreachable("The answer is too large, or takes too long.")
    return content
