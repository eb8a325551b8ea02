"""Links are tried in the background, and never lead the server to places that only it can reach."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from curriculum.house_style.link_checking import try_all_links, try_links, try_links_of
from curriculum.house_style.visiting import Visit, is_public, visit
from curriculum.models import CheckedLink, Lesson

GOOD, GONE = "https://example.org/good", "https://example.org/gone"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        status, location = self.server.answers.get(self.path, (404, ""))
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(b"x" * 100)

    def log_message(self, *words):
        pass


@pytest.fixture
def site():
    """A server on loopback. `site("/a", 302, "/b")` says what it answers; the address comes back."""
    server = HTTPServer(("127.0.0.1", 0), Answers)
    server.answers = {}
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def answer(path: str, status: int, location: str = "") -> str:
        server.answers[path] = (status, location)
        return f"http://127.0.0.1:{server.server_port}{path}"

    yield answer
    server.shutdown()
    server.server_close()


def anywhere(address: str, port: int) -> bool:
    return True


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.8",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
    ],
)
def test_an_address_of_this_network_is_not_public(address):
    assert not is_public(address, 443)


def test_a_public_address_at_a_usual_port_is():
    assert is_public("93.184.216.34", 443) and is_public("2606:2800:220:1::1", 80)
    assert not is_public("93.184.216.34", 22)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/",
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://0/",
        "http://2130706433/",
        "ftp://example.org/",
        "http://user:pass@example.org/",
        "file:///etc/passwd",
        "http://",
        "https://exa mple/",
    ],
)
def test_nothing_but_a_public_website_is_visited(address):
    assert visit(address).works is False


def test_a_page_that_is_there_works(site):
    assert visit(site("/", 200), anywhere) == Visit(True)


def test_a_page_that_is_gone_is_said_to_be(site):
    assert visit(site("/", 404), anywhere) == Visit(False, "The site answered with error 404.")


@pytest.mark.parametrize("status", [401, 403, 429, 503])
def test_a_site_that_turns_programs_away_is_not_called_broken(site, status):
    assert visit(site("/", status), anywhere).works


def test_a_redirect_is_followed(site):
    site("/b", 200)
    assert visit(site("/a", 301, "/b"), anywhere).works


def test_a_redirect_in_circles_is_given_up(site):
    assert visit(site("/a", 302, "/a"), anywhere) == Visit(False, "It leads on and on.")


def test_a_redirect_must_keep_the_rule(site):
    """The first step is allowed, the second leads to another port of this machine."""
    first = site("/a", 302, "http://127.0.0.1:1/secret")
    port = int(first.split(":")[2].split("/")[0])
    assert visit(first, lambda address, asked: asked == port) == Visit(False, "This is no address of a public website.")


def test_a_port_where_nobody_listens_is_no_answer():
    assert visit("http://127.0.0.1:1/", anywhere) == Visit(False, "No answer.")


# What is kept ---------------------------------------------------------------------------------------------------


@pytest.fixture
def linked(lesson) -> Lesson:
    sources = [{"title": "A", "address": GONE, "year": ""}]
    lesson.body = [
        {"type": "text", "value": f'<p><a href="{GOOD}">A</a> <a href="{GOOD}">B</a></p>', "id": "a"},
        {"type": "sources", "value": {"items": sources}, "id": "b"},
    ]
    lesson.save_revision()
    return lesson


@pytest.fixture
def visits(linked):
    """Every address that was visited; the one that is gone does not work."""
    visited = []

    def pretend(address: str) -> Visit:
        visited.append(address)
        return Visit(address != GONE, "" if address != GONE else "No answer.")

    def run(**options) -> list[str]:
        visited.clear()
        try_links(linked, visit=pretend, **options)
        return list(visited)

    return run


def test_each_link_of_the_draft_is_tried_once_and_kept_with_a_date(visits, linked):
    assert visits() == [GOOD, GONE]
    broken = CheckedLink.objects.broken().get()
    assert (broken.page_id, broken.address, broken.reason) == (linked.pk, GONE, "No answer.")
    assert broken.checked_at


def test_a_link_is_not_tried_again_for_a_week_unless_asked(visits):
    visits()
    assert visits() == [] and visits(again=True) == [GOOD, GONE]


def test_what_is_no_longer_linked_is_forgotten(visits, linked):
    visits()
    linked.body = []
    linked.save_revision()
    visits()
    assert not CheckedLink.objects.exists()


def test_a_broken_link_is_a_finding_at_its_block(visits, linked, found_in):
    visits()
    sentences = found_in("links", ("text", f'<p><a href="{GONE}">A</a></p>'))
    assert len(sentences) == 1 and sentences[0].startswith(f"{GONE} did not answer on")


def test_links_within_the_site_are_checked_against_pages(found_in, lesson):
    good = (
        f'<p><a linktype="page" id="{lesson.pk}">A</a> <a href="/courses/small-steps/">B</a> <a href="/help/">C</a></p>'
    )
    bad = '<p><a linktype="page" id="99999">A</a> <a href="/courses/no-such/">B</a> <a href="/nowhere/">C</a></p>'
    assert found_in("links", ("text", good)) == []
    assert len(found_in("links", ("text", bad))) == 3


def test_mail_and_places_of_the_page_are_left_alone(found_in):
    assert found_in("links", ("text", '<p><a href="mailto:a@example.org">A</a> <a href="#b">B</a></p>')) == []


def test_a_page_that_is_gone_is_not_tried(db):
    assert try_links_of.func(99999) == 0


def test_every_published_page_is_put_in_the_queue(course):
    assert try_all_links() == 1 + 2 + 3
