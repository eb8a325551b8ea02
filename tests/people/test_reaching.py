"""The server is not led to places that only it can reach."""

import socket

import pytest
import requests

from people import reaching
from people.reaching import GuardedSession
from tests.people.company_sign_in.conftest import provider  # noqa: F401 - a fixture


def ask(address: str) -> requests.Response:
    with GuardedSession() as session:
        return session.get(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://0.0.0.0/",
        "https://192.168.1.1:8443/",
        "https://2130706433/",
        "http://93.184.215.14/",
        "ftp://93.184.215.14/",
        "https://me:secret@93.184.215.14/",
        "https://93.184.215.14:99999/",
        "https://",
        "",
    ],
)
def test_no_connection_is_made(address, monkeypatch):
    def never(*args, **kwargs):
        raise AssertionError("A connection was made.")

    monkeypatch.setattr(socket, "create_connection", never)
    with pytest.raises(requests.RequestException):
        ask(address)


def test_a_name_that_leads_inside_is_looked_at_first(monkeypatch):
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: inside)
    with pytest.raises(requests.RequestException):
        ask("https://login.hotel.example/")


@pytest.fixture
def answering(provider, monkeypatch):  # noqa: F811
    """A function that makes the provider answer with what is given."""

    def answer(status: int, headers: dict, body: bytes) -> str:
        def say(handler, sent) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        monkeypatch.setattr(provider, "answer", say)
        return provider.issuer

    return answer


def test_nothing_leads_on(answering):
    with pytest.raises(reaching.Unreachable):
        ask(answering(302, {"Location": "http://169.254.169.254/"}, b""))


def test_an_answer_is_small(answering):
    with pytest.raises(reaching.Unreachable):
        ask(answering(200, {}, b"x" * (reaching.LARGEST + 1)))


def test_an_answer_comes_in_time(answering, monkeypatch):
    monkeypatch.setattr(reaching, "SECONDS_IN_ALL", 0)
    with pytest.raises(requests.RequestException):
        ask(answering(200, {}, b"late"))


def test_what_may_be_asked_is_answered(answering):
    assert ask(answering(200, {}, b"here")).content == b"here"
