"""What a browser with an empty cache fetches to show a page."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import sync_playwright

CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)


def first_visit(address: str) -> tuple[str, str]:
    """Kilobytes over the wire without images and number of requests, in words; and the layout shift."""
    sizes: dict[str, int] = {}
    kinds: dict[str, str] = {}
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*sandbox, "--disable-gpu", "--disable-background-networking"]
        )
        page = browser.new_page()
        devtools = page.context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
        devtools.on(
            "Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]})
        )
        page.goto(address, wait_until="networkidle")
        shift = page.evaluate(LAYOUT_SHIFT)
        browser.close()
    weight = sum(size for request, size in sizes.items() if kinds.get(request) != "Image") / 1000
    return f"**{weight:.0f} KB** without images, **{len(sizes)}** requests", f"layout shift {shift:.3f}"


LAYOUT_SHIFT = """() => new Promise(resolve => {
  let total = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) total += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(total), 500);
})"""
