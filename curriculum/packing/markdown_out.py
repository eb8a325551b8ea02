"""Wagtail's rich text → Markdown: one canonical way to write it, which reads back as the same HTML.

Words are handled sign by sign, each with the marks it carries, because editors' marks may begin and end anywhere while
Markdown's may not: spaces are moved out of bold and italic, and marks that overlap beyond what Markdown can say lose
the italic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, product
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, NavigableString, Tag

from curriculum.packing.links import link_address
from curriculum.packing.nodes import UNPRINTABLE

BREAK = "\v"  # stands for <br/> among the signs
LASTING_SPACES = "\u00a0\u202f\u2007"
MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
DELIMITERS = {"bold": "**", "italic": "*"}
HEADINGS = {"h1": "##", "h2": "##", "h3": "###", "h4": "###", "h5": "###", "h6": "###"}
BLOCKS = {*HEADINGS, "p", "ul", "ol", "li", "div", "blockquote"}

LINE_START = re.compile(r"([-+](?=\s|$)|#{1,6}(?=\s|$)|>|=+\s*$|-+\s*$|~~~|(?:-\s*){3,}$)")
NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


class Sign(NamedTuple):
    """One character and what it carries."""

    text: str
    marks: frozenset[str] = frozenset()
    address: str = ""


def write_markdown(html: str) -> str:
    """The Markdown of a rich text's HTML."""
    return "\n\n".join(write_blocks(join_lists(BeautifulSoup(html, "html.parser"))))


def join_lists(soup: BeautifulSoup) -> BeautifulSoup:
    """Two lists of a kind are one list in Markdown, if there are no words between them."""
    for tag in soup.find_all(["ul", "ol"]):
        before = tag.previous_sibling
        while before is not None and getattr(before, "name", None) != tag.name and not before.get_text().strip():
            before = before.previous_sibling
        if isinstance(before, Tag) and before.name == tag.name:
            before.extend(list(tag.children))
            tag.decompose()
    return soup


def write_blocks(parent: Tag) -> Iterator[str]:
    for is_block, children in groupby(parent.children, key=lambda child: getattr(child, "name", None) in BLOCKS):
        if is_block:
            for child in children:
                yield from write_block(child)
        elif words := write_words(list(children)):
            yield words


def write_block(tag: Any) -> Iterator[str]:
    if tag.name in ("ul", "ol"):
        if lines := write_list(tag):
            yield "\n".join(lines)
    elif any(getattr(child, "name", None) in BLOCKS for child in tag.children):
        yield from write_blocks(tag)
    elif tag.name in HEADINGS:
        yield from write_heading(tag)
    elif words := write_words(list(tag.children)):
        yield words


def write_heading(tag: Tag) -> Iterator[str]:
    """On one line; a # at its end would be taken for decoration."""
    for end in tag.find_all("br"):
        end.replace_with(" ")
    for text in tag.find_all(string=True):
        text.replace_with(" ".join(text.split("\n")))
    if words := write_words(list(tag.children)):
        yield f"{HEADINGS[tag.name]} {re.sub(r'#+$', lambda found: chr(92) + found[0], words)}"


def write_list(tag: Any) -> list[str]:
    """Lines of a list, those of lists within it indented."""
    lines: list[str] = []
    number = 0
    for item in tag.find_all("li", recursive=False):
        within = [child for child in item.children if getattr(child, "name", None) in ("ul", "ol")]
        words = write_words([child for child in item.children if child not in within])
        if not words:
            continue
        number += 1
        marker = "- " if tag.name == "ul" else f"{number}. "
        inner = [line for child in within for line in write_list(child)]
        first, *rest = [*words.split("\n"), *inner]
        lines += [marker + first, *(" " * len(marker) + line for line in rest)]
    return lines


# Words ----------------------------------------------------------------------------------------------------------


def write_words(nodes: list) -> str:
    signs = trim(clear([sign for node in nodes for sign in read_signs(node)]))
    if not any(sign.marks for sign in signs):
        return protect_lines(write_linked(signs))
    for marks, is_guarded in product([("bold", "italic"), ("bold",)], [False, True]):
        kept = [sign._replace(marks=sign.marks & set(marks)) for sign in signs]
        text = protect_lines(write_linked(kept, is_guarded))
        if reads_back(text, kept):
            return text
    return protect_lines(write_linked([sign._replace(marks=frozenset()) for sign in signs]))


def reads_back(text: str, signs: list[Sign]) -> bool:
    from curriculum.packing.markdown_in import MarkdownReader
    from curriculum.packing.problems import Mistake

    try:
        html = MarkdownReader("", 1).read(text)
    except Mistake:
        return False
    paragraphs = list(BeautifulSoup(html, "html.parser").children)
    return len(paragraphs) == 1 and trim(clear(list(read_signs(paragraphs[0])))) == signs


def read_signs(node: object, marks: frozenset[str] = frozenset(), address: str = "") -> Iterator[Sign]:
    if isinstance(node, NavigableString):
        yield from (Sign(character, marks, address) for character in plain(str(node)))
    elif isinstance(node, Tag) and node.name == "br":
        yield Sign(BREAK, marks, address)
    elif isinstance(node, Tag):
        marks = marks | {MARKS[node.name]} if node.name in MARKS else marks
        if node.name == "a":
            address = link_address({name: str(value) for name, value in node.attrs.items()})
        for child in node.children:
            yield from read_signs(child, marks, address)


def plain(text: str) -> str:
    """Only spaces that Markdown keeps, and no control characters."""
    spaced = "".join(" " if sign.isspace() and sign not in LASTING_SPACES + "\n" else sign for sign in text)
    return UNPRINTABLE.sub("", spaced)


def is_break(sign: Sign) -> bool:
    return sign.text in ("\n", BREAK)


def clear(signs: list[Sign]) -> list[Sign]:
    """One space where there were several, none beside the end of a line, no mark on spaces at a mark's edge."""
    kept: list[Sign] = []
    for sign in signs:
        before = kept[-1] if kept else Sign("\n")
        if is_break(sign):
            while kept and (kept[-1].text.isspace() and kept[-1].text != BREAK):
                kept.pop()
            kept.append(sign)
        elif not (sign.text.isspace() and (is_break(before) or (sign.text == " " and before.text == " "))):
            kept.append(sign)
    return unmark_edges(unmark_edges(kept)[::-1])[::-1]


def unmark_edges(signs: list[Sign]) -> list[Sign]:
    """A space carries a mark only if the sign before it does."""
    marks: frozenset[str] = frozenset()
    kept = []
    for sign in signs:
        marks = sign.marks & marks if sign.text.isspace() else sign.marks
        kept.append(sign._replace(marks=marks))
    return kept


def trim(signs: list[Sign]) -> list[Sign]:
    while signs and signs[0].text.isspace():
        signs = signs[1:]
    while signs and signs[-1].text.isspace():
        signs = signs[:-1]
    return signs


def write_linked(signs: list[Sign], is_guarded: bool = False) -> str:
    parts: list[str] = []
    for address, group in groupby(signs, key=lambda sign: sign.address):
        words = write_marked(list(group), ("bold", "italic"), is_guarded, in_link=bool(address))
        if address and parts and parts[-1].endswith("!"):
            parts[-1] = parts[-1][:-1] + "\\!"  # or it would be a picture
        parts.append(f"[{words}]({address})" if address else words)
    return "".join(parts)


def write_marked(signs: list[Sign], marks: tuple[str, ...], is_guarded: bool, in_link: bool) -> str:
    """The mark that goes on longest is the outer one."""
    parts: list[str] = []
    at = 0
    while at < len(signs):
        runs = {mark: run_length(signs[at:], mark) for mark in marks}
        mark = max(runs, key=lambda name: runs[name], default="")
        end = at + (runs[mark] if mark else 0)
        if end > at:
            inner = tuple(other for other in marks if other != mark)
            words = write_marked(signs[at:end], inner, is_guarded, in_link)
            parts.append(DELIMITERS[mark] + words + DELIMITERS[mark])
        else:
            end = next((i for i in range(at, len(signs)) if signs[i].marks & set(marks)), len(signs))
            parts.append(write_plain(signs[at:end], is_guarded, at > 0, end < len(signs), in_link))
        at = end
    return "".join(parts)


def run_length(signs: list[Sign], mark: str) -> int:
    return next((at for at, sign in enumerate(signs) if mark not in sign.marks), len(signs))


def write_plain(signs: list[Sign], is_guarded: bool, after_mark: bool, before_mark: bool, in_link: bool) -> str:
    """Escaped text. Guarded: a letter that touches a mark is written as a code, which lets any mark open and close."""
    text = "".join(sign.text for sign in signs)
    coded = {0} if is_guarded and after_mark else set()
    coded |= {len(text) - 1} if is_guarded and before_mark else set()
    return "".join(
        f"&#{ord(sign)};" if at in coded and sign.isalnum() else escape_sign(text, at, in_link)
        for at, sign in enumerate(text)
    )


def escape_sign(text: str, at: int, in_link: bool) -> str:
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign == BREAK:
        return "\\\n"
    if sign in "\\`*[" or (sign == "]" and in_link):
        return f"\\{sign}"
    if sign == "_" and not (before.isalnum() and after.isalnum()):
        return "\\_"
    if sign == "<" and (after.isalpha() or (after and after in "/!?")):
        return "\\<"
    if sign == "&" and re.match(r"&#?\w+;", text[at:]):
        return "\\&"
    return sign


def protect_lines(text: str) -> str:
    """Words that happen to start like a heading, a list or a quotation stay words."""
    lines = (LINE_START.sub(r"\\\1", line, count=1) if LINE_START.match(line) else line for line in text.split("\n"))
    return "\n".join(NUMBER_START.sub(r"\1\\\2", line, count=1) if NUMBER_START.match(line) else line for line in lines)
