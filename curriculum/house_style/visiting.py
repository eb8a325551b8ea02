"""Whether an address of another site answers.

The address comes from an editor, so the server must not be led to places that only it can reach: every host on the way
is resolved here, each of its addresses must be public, and the connection goes to the address that was looked at.
Nothing of an answer is read but its first lines.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.utils.translation import gettext as _

from people import reaching

SECONDS = 8  # for a connection, or a line
SECONDS_IN_ALL = 20  # for one step of the way
MOST_REDIRECTS = 5
PORTS = (80, 443)
REDIRECTS = (301, 302, 303, 307, 308)
# The site is there, but does not answer programs: nothing is known of the page.
NOT_FOR_PROGRAMS = (401, 403, 405, 406, 429, 451, 501, 503)
HEADERS = {"User-Agent": "Plainsight-link-check", "Accept": "*/*", "Connection": "close"}

MayVisit = Callable[[str, int], bool]  # an IP address and a port


@dataclass(frozen=True)
class Visit:
    works: bool
    reason: str = ""


class CannotVisit(Exception):
    """With a sentence."""


def is_public(address: str, port: int) -> bool:
    """An address anyone on the internet may ask, at a usual port."""
    return reaching.is_public(address) and port in PORTS


def visit(address: str, may_visit: MayVisit = is_public) -> Visit:
    try:
        return _follow(address, may_visit)
    except CannotVisit as problem:
        return Visit(False, str(problem))
    except (OSError, http.client.HTTPException, ValueError):
        return Visit(False, _("No answer."))


def _follow(address: str, may_visit: MayVisit) -> Visit:
    for _step in range(MOST_REDIRECTS + 1):
        status, location = _ask(urlsplit(address), may_visit)
        if status in REDIRECTS and location:
            address = urljoin(address, location)
        elif status < 400 or status in NOT_FOR_PROGRAMS:
            return Visit(True)
        else:
            return Visit(False, _("The site answered with error %(status)s.") % {"status": status})
    return Visit(False, _("It leads on and on."))


def _ask(parts: SplitResult, may_visit: MayVisit) -> tuple[int, str]:
    """The status and the `Location` of one answer."""
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise CannotVisit(_("This is no address of a public website."))
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = _connect(parts.scheme, parts.hostname, port, may_visit)
    deadline = threading.Timer(SECONDS_IN_ALL, _hang_up, [connection])
    deadline.daemon = True
    deadline.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", quote(path, safe="/?&=%:;,@+!*'()~$"), headers=HEADERS)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", "")
    finally:
        deadline.cancel()
        connection.close()


def _connect(scheme: str, host: str, port: int, may_visit: MayVisit) -> http.client.HTTPConnection:
    """Connected to an address that was looked at; asking for the name again might give another one."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(may_visit(address, port) for address in addresses):
        raise CannotVisit(_("This is no address of a public website."))
    plain = socket.create_connection((addresses[0], port), timeout=SECONDS)
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    try:
        secure = ssl.create_default_context()
        connection.sock = secure.wrap_socket(plain, server_hostname=host) if scheme == "https" else plain
    except OSError:
        plain.close()
        raise
    return connection


def _hang_up(connection: http.client.HTTPConnection) -> None:
    """Someone who answers letter by letter must not keep a worker."""
    if connection.sock:
        connection.sock.shutdown(socket.SHUT_RDWR)
