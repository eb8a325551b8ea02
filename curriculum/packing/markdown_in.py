"""Markdown → the HTML that Wagtail's rich text stores. Anything a field does not offer is a mistake with a line."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.html import escape
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from curriculum.packing.links import link_attributes
from curriculum.packing.nodes import Node, Scalar
from curriculum.packing.problems import Mistake, Spot

EVERYTHING = ("h2", "h3", "bold", "italic", "ol", "ul", "link")
PARSER = MarkdownIt("commonmark")
PARSER.validateLink = lambda url: True  # type: ignore[method-assign]  # `links` says which are allowed, and why not
PARSER.normalizeLink = lambda url: url  # type: ignore[method-assign]  # addresses stay as written

MARKS = {"strong": ("bold", "b"), "em": ("italic", "i")}
LISTS = {"bullet_list": ("ul", "ul"), "ordered_list": ("ol", "ol")}


def read_markdown(node: Node, features: Collection[str] | None) -> str:
    """The HTML of a Markdown value in a pack."""
    if not isinstance(node, Scalar):
        raise Mistake(node, _("Write text here, not a list or fields."))
    if node.kind == "null":
        return ""
    return MarkdownReader(node.file, node.line + node.is_block, features or EVERYTHING).read(node.text)


class MarkdownReader:
    def __init__(self, file: str, line: int, features: Collection[str] = EVERYTHING) -> None:
        self.file = file
        self.first_line = line
        self.line = line
        self.features = features

    def read(self, text: str) -> str:
        return "".join(self.block(node) for node in SyntaxTreeNode(PARSER.parse(text)).children)

    def refuse(self, sentence: str) -> Mistake:
        return Mistake(Spot(self.file, self.line), sentence)

    def offers(self, feature: str, sentence: str) -> None:
        if feature not in self.features:
            raise self.refuse(sentence)

    def block(self, node: SyntaxTreeNode) -> str:
        if node.map:
            self.line = self.first_line + node.map[0]
        if node.type == "paragraph":
            return f"<p>{self.words(node)}</p>"
        if node.type == "heading":
            return self.heading(node)
        if node.type in LISTS:
            return self.list(node)
        raise self.refuse(_("Text is made of paragraphs, headings, lists, **bold**, *italic* and links; nothing else."))

    def heading(self, node: SyntaxTreeNode) -> str:
        known = [feature for feature in ("h2", "h3") if feature in self.features]
        if not known:
            raise self.refuse(_("There can be no heading here."))
        if node.tag not in known:
            raise self.refuse(_("Headings start with ## or ###."))
        return f"<{node.tag}>{self.words(node)}</{node.tag}>"

    def list(self, node: SyntaxTreeNode) -> str:
        feature, tag = LISTS[node.type]
        self.offers(feature, _("There can be no list here."))
        return f"<{tag}>{''.join(self.list_item(item) for item in node.children)}</{tag}>"

    def list_item(self, node: SyntaxTreeNode) -> str:
        self.line = self.first_line + node.map[0] if node.map else self.line
        first, rest = (node.children[0], node.children[1:]) if node.children else (None, [])
        if first is None or first.type != "paragraph" or any(child.type not in LISTS for child in rest):
            raise self.refuse(_("An item of a list is one paragraph, with a list beneath it at most."))
        return f"<li>{self.words(first)}{''.join(self.block(child) for child in rest)}</li>"

    def words(self, node: SyntaxTreeNode) -> str:
        found = "".join(self.inline(child) for inline in node.children for child in inline.children)
        if not found.strip():
            raise self.refuse(_("There are no words here."))
        return found

    def inline(self, node: SyntaxTreeNode) -> str:
        if node.type in ("text", "text_special"):
            return escape(node.content).replace("&#x27;", "'").replace("&quot;", '"')
        if node.type in ("softbreak", "hardbreak"):
            self.line += 1
            return "\n" if node.type == "softbreak" else "<br/>"
        if node.type in MARKS:
            return self.marked(node)
        if node.type == "link":
            return self.link(node)
        raise self.refuse(_("HTML, code and pictures have no place in this text; a picture is a block of its own."))

    def marked(self, node: SyntaxTreeNode) -> str:
        feature, tag = MARKS[node.type]
        self.offers(feature, _("There can be no bold or italic words here."))
        return f"<{tag}>{''.join(self.inline(child) for child in node.children)}</{tag}>"

    def link(self, node: SyntaxTreeNode) -> str:
        self.offers("link", _("There can be no link here."))
        words = "".join(self.inline(child) for child in node.children)
        if not words.strip() or node.attrs.get("title"):
            raise self.refuse(_("A link has words and an address: [words](https://…)."))
        attributes = link_attributes(str(node.attrs["href"]))
        if attributes is None:
            raise self.refuse(_("A link starts with https://, http://, mailto:, tel: or / (a page of this site)."))
        return f"<a {attributes}>{words}</a>"
