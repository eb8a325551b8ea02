"""Between the HTML that other programs write, the little of it that a question holds, and plain text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from bs4 import BeautifulSoup, CData, NavigableString, Tag
from bs4.element import PageElement
from django.utils.html import escape

from curriculum.packing.links import SAFE
from curriculum.packing.markdown_in import PARSER
from curriculum.packing.markdown_out import write_markdown
from curriculum.packing.nodes import UNPRINTABLE
from curriculum.packing.values import tidy_paragraphs
from curriculum.sanitising import clean_html
from quizzes.exchange.uploads import check_length
from quizzes.questions.base import general_feedback_block, prompt_block

LONGEST = 20_000
TITLE = 1_000  # of which a title shows the first line or two
KEPT = {"b", "br", "em", "i", "li", "ol", "p", "strong", "ul"}
PARAGRAPHS = set(
    "address article aside blockquote caption center dd details div dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header main pre section summary td th".split()
)
LINES = PARAGRAPHS | {"br", "p", "li"}
UNSEEN = set("head iframe math noscript object script select style svg template textarea title".split())
PLAIN = {"a", "code", "font", "img", "hr", "small", "span", "tbody", "thead", "tr", "u", *PARAGRAPHS}
PLAIN_PARAGRAPHS = re.compile(r"(<p>[^<>&]*</p>)*")  # which most texts are, and which are sound
LINE_END = re.compile(r"[ \t]*[\r\n]\s*")


@cache
def features_of(field: str) -> tuple[str, ...]:
    """What Wagtail's editor offers for a question's prompt or its feedback."""
    block = prompt_block() if field == "prompt" else general_feedback_block()
    return tuple(block.features)


def paragraph(text: str) -> str:
    """Plain text as HTML."""
    return f"<p>{inline(text)}</p>"


def inline(text: str) -> str:
    return escape(text).replace("&#x27;", "'").replace("\n", "<br/>")


def soup_of(html: str) -> BeautifulSoup:
    """The HTML without what nobody would see of it."""
    check_length(html, LONGEST)
    soup = BeautifulSoup(UNPRINTABLE.sub("", html), "html.parser")
    for tag in tags_in(soup, UNSEEN):
        if not tag.decomposed:
            tag.decompose()
    return soup


def tags_in(soup: BeautifulSoup, names: Collection[str]) -> list[Tag]:
    """Looking at every tag once is faster than asking for a long list of names."""
    return [tag for tag in soup.find_all(True) if tag.name in names]


def plain_text(html: str) -> str:
    """The words of some HTML. Lines end where it says so, not where its source does."""
    if "<" not in html and "&" not in html:
        return tidy_paragraphs(LINE_END.sub(" ", html))
    return tidy_paragraphs("".join(words_in(soup_of(html))))


def words_in(soup: BeautifulSoup) -> Iterator[str]:
    """Each piece is looked at once, however many stand side by side or within each other."""
    waiting: list[PageElement | str] = [soup]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            waiting += ["\n"] if node.name in LINES else []
            waiting += reversed(node.contents)
        elif type(node) is str:
            yield node
        elif isinstance(node, NavigableString) and type(node) in (NavigableString, CData):  # comments are no words
            yield LINE_END.sub(" ", node)


def title_of(html: str) -> str:
    """The first words, to know a question by, of however long a text."""
    return plain_text(html[:TITLE])


def markdown_of(html: str, field: str) -> str:
    """What a question's prompt or feedback can hold of some HTML, as Markdown."""
    return write_markdown(sound_html(html, field))


def sound_html(html: str, field: str) -> str:
    """What a question's prompt or feedback can hold of some HTML, well-formed enough for XML."""
    if PLAIN_PARAGRAPHS.fullmatch(html):
        return UNPRINTABLE.sub("", html)
    features = features_of(field)
    soup = soup_of(html)
    for tag in tags_in(soup, PARAGRAPHS):
        tag.name = "p"
    tags = KEPT | ({"a"} if "link" in features else set())
    soup = BeautifulSoup(clean_html(str(soup), tags), "html.parser")
    fit_lists(soup, features)
    fit_links(soup)
    return str(soup)


def fit_lists(soup: BeautifulSoup, features: Collection[str]) -> None:
    for tag in soup.find_all(["ol", "ul"]):
        if tag.name not in features:
            tag.name = "ul"
    for item in soup.find_all("li"):
        for words in item.find_all("p"):
            words.insert_after(soup.new_tag("br"))
            words.unwrap()
    if "ul" not in features:
        for tag in soup.find_all(["ul", "li"]):
            tag.name = "p" if tag.name == "li" else "div"
        for tag in soup.find_all("div"):
            tag.unwrap()


def fit_links(soup: BeautifulSoup) -> None:
    for link in soup.find_all("a"):
        address = str(link.get("href", "")).strip()
        if not SAFE.fullmatch(address) or not link.get_text().strip():
            link.unwrap()


def left_out(html: str) -> list[str]:
    """Kinds of HTML that a prompt has no room for, whose loss the reader of a file should know of."""
    if "<" not in html or len(html) > LONGEST:  # which is refused elsewhere
        return []
    names = {tag.name for tag in BeautifulSoup(html, "html.parser").find_all(True)}
    return sorted(names - KEPT - PLAIN)


def html_of_markdown(text: str) -> str:
    check_length(text, LONGEST)
    return PARSER.render(text)
