"""`make screenshots`: the pictures in docs/screenshots, taken by walking through the course and the editor's desk."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import DESK, PHONE, ROOT, Server
from tests.browser.desk_screenshots import take_at_the_desk
from tests.browser.learner import COURSE, LESSONS, QUIZ, Learner
from tests.browser.test_accounts import sign_in
from tests.chromium import launched

PICTURES = ROOT / "docs" / "screenshots"
SIZES = {"desk": DESK, "phone": PHONE}
LESSONS_OF = {
    "grades-7-8": "/courses/steady-ground/relationships-that-feel-right/pressure-has-a-pattern/",
    "grades-9-12": "/courses/know-your-ground/recognising-recruitment/love-and-control/",
    "educators": "/courses/notice-respond-connect/signs-and-response/when-a-student-talks-to-you/",
    "french": "/fr/courses/eyes-open-doors-open/what-it-is/what-we-mean/",
}

SHOWN = "eyes-open-doors-open/what-it-is/two-kinds-of-harm/"


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data))
        for command in (["migrate", "--no-input", "--verbosity", "0"], ["load_starter"], ["load_demo"]):
            server.manage(*command)
        server.start()
        try:
            take_all(server, Path(data))
        finally:
            server.close()


def take_all(server: Server, data: Path) -> None:
    with launched() as browser:
        for size, viewport in SIZES.items():
            context = browser.new_context(base_url=server.url, viewport=viewport, reduced_motion="reduce")
            walk(context.new_page(), size, data)
        context = browser.new_context(base_url=server.url, viewport=DESK, reduced_motion="reduce")
        lead(context.new_page())
        context = browser.new_context(base_url=server.url, viewport=DESK, reduced_motion="reduce")
        manage(context.new_page())
        context = browser.new_context(base_url=server.url, viewport={"width": 1500, "height": 1000})
        take_at_the_desk(context.new_page(), server, PICTURES)


def walk(page: Page, size: str, data: Path) -> None:
    guest = Learner(page)

    def picture(name: str, *, at: str = "") -> None:
        page.locator(at).first.scroll_into_view_if_needed() if at else page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=PICTURES / f"{name}-{size}.png")

    for name, address in [("home", "/"), ("course", COURSE), ("lesson", LESSONS[0])]:
        page.goto(address)
        picture(name)
    for course, address in LESSONS_OF.items():
        page.goto(address)
        picture(course)
    page.goto(LESSONS[1])
    page.locator(".scenario").first.evaluate("node => node.scrollIntoView()")
    page.screenshot(path=PICTURES / f"scenario-{size}.png")
    page.goto(LESSONS[0])
    guest.take_lessons()
    guest.start_quiz()
    guest.answer_question()
    picture("quiz")
    page.goto(QUIZ)
    page.get_by_role("link", name="Continue where you stopped").click()
    guest.answer_quiz()
    guest.close_course()
    guest.name_certificate("Zoë Nîgânî Łukasiewicz")
    pdf = guest.download(data / f"certificate-{size}.pdf")
    page.get_by_role("link", name="See what they see").click()
    picture("verification")
    if size == "desk":
        target = PICTURES / "certificate"
        subprocess.run(["pdftoppm", "-png", "-r", "80", "-singlefile", str(pdf), str(target)], check=True)


def lead(page: Page) -> None:
    """The teacher's class page, the way in on the wall, and a slide."""
    sign_in(page, "teacher", then="/groups/")
    page.get_by_role("main").get_by_role("link", name="8B", exact=True).click()
    page.set_viewport_size({**DESK, "height": 1240})  # the table begins where a laptop's screen ends
    page.screenshot(path=PICTURES / "class-desk.png")
    page.set_viewport_size(DESK)
    group = page.url.rstrip("/")
    page.goto(f"{group}/joining/?board=1")
    page.screenshot(path=PICTURES / "wall-desk.png")
    page.goto(f"{group}/present/{SHOWN}")
    page.keyboard.press("ArrowRight")
    page.screenshot(path=PICTURES / "slide-desk.png")


def manage(page: Page) -> None:
    """The register of a company with three sites."""
    sign_in(page, "manager", then="/groups/")
    page.get_by_role("link", name="Register of Demo Hotels").click()
    page.set_viewport_size({**DESK, "height": 1240})
    page.get_by_role("heading", name="Register: Demo Hotels").wait_for()
    page.screenshot(path=PICTURES / "register-desk.png")


if __name__ == "__main__":
    main()
