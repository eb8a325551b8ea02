"""A few words around what was found, with what was found marked. Everything is escaped."""

from __future__ import annotations

from collections.abc import Set

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from curriculum.searching.words import Token, tokens

WORDS_AROUND = 32
WORDS_BEFORE = 8
NOTHING = mark_safe("")


def marked(text: str, words: Set[str]) -> SafeString:
    return mark_up(text, [token for token in tokens(text) if token.word in words], 0, len(text))


def excerpt(text: str, words: Set[str]) -> SafeString:
    """Where most of the words stand close together; "" where none does."""
    all_tokens = list(tokens(text))
    hits = [at for at, token in enumerate(all_tokens) if token.word in words]
    if not hits:
        return NOTHING
    first = max(hits, key=lambda at: len({all_tokens[n].word for n in hits if at <= n < at + WORDS_AROUND}))
    begin = max(0, first - WORDS_BEFORE)
    chosen = all_tokens[begin : begin + WORDS_AROUND]
    start = 0 if begin == 0 else chosen[0].start
    is_end = begin + WORDS_AROUND >= len(all_tokens)
    end = len(text) if is_end else chosen[-1].end
    inside = mark_up(text, [token for token in chosen if token.word in words], start, end)
    return format_html("{}{}{}", "… " if start else "", inside, "" if is_end else " …")


def mark_up(text: str, hits: list[Token], start: int, end: int) -> SafeString:
    ends = [start, *(token.end for token in hits)]
    starts = [*(token.start for token in hits), end]
    between = [text[a:b] for a, b in zip(ends, starts, strict=True)]
    pieces = ((before, text[token.start : token.end]) for before, token in zip(between, hits, strict=False))
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), conditional_escape(between[-1]))
