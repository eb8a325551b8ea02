"""Rich text as plain words, its paragraphs kept apart."""

from __future__ import annotations

from bs4 import BeautifulSoup

APART = ["p", "li", "ul", "ol", "h2", "h3", "h4", "blockquote"]
BREAK = "\u2029"  # Unicode's own paragraph separator: a line break in the source separates nothing


def paragraphs_of(html: str) -> list[str]:
    """Each paragraph, heading and list item by itself; an item within an item too."""
    soup = BeautifulSoup(html, "html.parser")
    for part in soup.find_all(APART):
        part.insert_before(BREAK)
        part.insert_after(BREAK)
    for part in soup.find_all("br"):
        part.replace_with(" ")
    texts = [" ".join(text.split()) for text in soup.get_text().split(BREAK)]
    return [text for text in texts if text]
