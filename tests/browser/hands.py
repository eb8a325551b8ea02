"""How a learner touches a page: with a pointer, or with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

IS_FOCUSED = "node => node === document.activeElement"
IS_FOCUSED_GROUP = "node => node === document.activeElement || (document.activeElement.name ?? '') === node.name"

# A ring around what has the focus, or around the label that stands for it; and nothing lies over it.
FOCUS_IS_SEEN = """() => {
  const node = document.activeElement;
  const shown = [node, node.closest("label"), ...(node.labels ?? [])].filter(Boolean);
  const hasRing = shown.some((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  });
  return hasRing && shown.some((one) => {
    const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return above !== null && (one.contains(above) || above.contains(one));
  });
}"""


class Pointer:
    def press(self, button: Locator) -> None:
        button.click()

    def tick(self, box: Locator, on: bool = True) -> None:
        box.set_checked(on)

    def choose(self, menu: Locator, words: str) -> None:
        menu.select_option(label=words)

    def write(self, field: Locator, words: str) -> None:
        field.fill(words)


class Keyboard(Pointer):
    """Tab, arrows, Space, Enter and letters."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab_to(self, target: Locator, is_there: str = IS_FOCUSED) -> None:
        for _ in range(150):
            if target.evaluate(is_there):
                self.see_focus(target)
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {target}.")

    def see_focus(self, target: Locator) -> None:
        for _ in range(20):
            if self.page.evaluate(FOCUS_IS_SEEN):
                return
            self.page.wait_for_timeout(50)  # the page may still be drawing
        raise AssertionError(f"One does not see that {target} has the focus.")

    def press(self, button: Locator) -> None:
        self.tab_to(button)
        self.page.keyboard.press("Enter")

    def tick(self, box: Locator, on: bool = True) -> None:
        if box.get_attribute("type") == "radio":
            self.tick_one_of(box)
        elif box.is_checked() is not on:
            self.tab_to(box)
            self.page.keyboard.press("Space")
        expect(box).to_be_checked(checked=on)

    def tick_one_of(self, box: Locator) -> None:
        """Tab reaches one of the group; the arrows go on from there."""
        self.tab_to(box, IS_FOCUSED_GROUP)
        for _ in range(12):
            if box.evaluate(IS_FOCUSED):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")

    def choose(self, menu: Locator, words: str) -> None:
        self.tab_to(menu)
        self.page.keyboard.press("Home")
        for _ in range(12):
            if menu.evaluate("node => node.selectedOptions[0].text") == words:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrows do not reach “{words}”.")

    def write(self, field: Locator, words: str) -> None:
        self.tab_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)
