"""A page in which @citolab/qti-components plays one of our items, served from node_modules over loopback."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path

from playwright.sync_api import Page

from quizzes.exchange.xml_trees import read_xml

MODULES = Path(__file__).parent / "node_modules"
PAGE = b"""<!doctype html>
<html lang="en"><title>Player</title><link rel="icon" href="data:,">
<script type="module" src="/@citolab/qti-components/cdn/index.js"></script>
<qti-item><item-container item-url="/item.xml"></item-container></qti-item></html>"""
ITEM = "document.querySelector('item-container').shadowRoot.querySelector('qti-assessment-item')"


class Handler(http.server.SimpleHTTPRequestHandler):
    item = b""

    def do_GET(self) -> None:
        if self.path not in ("/", "/item.xml"):
            return super().do_GET()
        is_page = self.path == "/"
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if is_page else "application/xml")
        self.end_headers()
        self.wfile.write(PAGE if is_page else Handler.item)

    def log_message(self, *words: object) -> None:
        """Nothing worth saying."""


class Player:
    def __init__(self, page: Page) -> None:
        self.page = page
        handler = functools.partial(Handler, directory=str(MODULES))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.page.close()
        self.server.shutdown()
        self.server.server_close()

    def open(self, item: str) -> None:
        Handler.item = item.encode()
        self.tree = read_xml(Handler.item)
        self.page.goto(f"http://127.0.0.1:{self.server.server_address[1]}/")
        self.page.wait_for_function(
            f"document.querySelector('item-container')?.shadowRoot && {ITEM}?.variables?.length"
        )

    def name_of(self, words: str) -> str:
        """The identifier of the part that says this."""
        return next(part.get("identifier") for part in self.tree.walk() if "".join(part.texts()) == words)

    def mark(self, *words: str) -> None:
        for name in map(self.name_of, words):
            self.page.locator(f"qti-simple-choice[identifier={name}], qti-hottext[identifier={name}]").click()

    def type(self, words: str) -> None:
        self.page.locator("qti-text-entry-interaction input").press_sequentially(words)

    def give(self, answer: str | list[str], to: str = "RESPONSE") -> None:
        """What dragging ends in."""
        self.page.evaluate(f"([to, answer]) => {ITEM}.updateResponseVariable(to, answer)", [to, answer])

    def score(self) -> float:
        return float(
            self.page.evaluate(f"() => {{ {ITEM}.processResponse(); return {ITEM}.getOutcome('SCORE').value }}")
        )

    def said(self) -> list[str]:
        """The feedback that is shown."""
        shown = "modal => modal.showStatus === 'on'"
        script = (
            f"[...{ITEM}.querySelectorAll('qti-modal-feedback')].filter({shown}).map(modal => modal.textContent.trim())"
        )
        return self.page.evaluate(f"() => {script}")
