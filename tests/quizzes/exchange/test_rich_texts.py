"""HTML from elsewhere becomes what a question can hold, and reads back from YAML without a mistake."""

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st

from curriculum.packing.markdown_in import MarkdownReader
from quizzes.exchange.rich_texts import LONGEST, features_of, left_out, markdown_of, plain_text

TAGS = ["p", "b", "i", "ul", "ol", "li", "table", "td", "h2", "a href='/x'", "script", "div", "br", "img src=x", "em"]
pieces = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]), st.text(max_size=8)
)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>Hours</h2>Now<div>Then</div>", "Hours\n\nNow\n\nThen"),
        ("<ol><li>one</li><li><p>two</p><p>more</p></li></ol>", "- one\n- two\\\n  more"),
        ("<p>See <a href='https://example.org'>here</a></p>", "See here"),
        ("<script>alert(1)</script><p onclick='x()'>a<style>b</style></p>", "a"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("<p><strong>a</strong> &lt;b&gt;</p>", "**a** \\<b>"),
    ],
)
def test_a_prompt_keeps_what_it_has_room_for(html, markdown):
    assert markdown_of(html, "prompt") == markdown


def test_feedback_keeps_links_and_has_no_lists():
    html = "<ul><li>one</li></ul><a href='https://example.org/'>here</a> <a href='javascript:x()'>there</a>"
    assert markdown_of(html, "feedback") == "one\n\n[here](https://example.org/) there"


@pytest.mark.parametrize("field", ["prompt", "feedback"])
@given(st.lists(pieces, max_size=12).map("".join))
def test_whatever_comes_in_is_read_back_as_it_was_written(field, html):
    reader = MarkdownReader("", 1, features_of(field))
    kept = reader.read(markdown_of(html, field))
    assert reader.read(markdown_of(kept, field)) == kept


def test_lines_of_plain_text_end_where_the_page_says_so():
    assert plain_text("<p>one\n   more</p><p>two<br>three &amp; four</p>") == "one more\ntwo\nthree & four"


def test_comments_are_no_words():
    assert plain_text("<p>one<!-- two --> three</p>") == "one three"


def test_no_tag_is_searched_for_among_the_others(monkeypatch):
    """Which took longer with every tag there was, for each."""
    searched = []
    monkeypatch.setattr(Tag, "index", lambda tag, child: searched.append(child))
    assert plain_text("a<br>" * 100 + "<p>b</p>") == "\n".join("a" * 100 + "b")
    assert searched == []


def test_a_text_that_is_too_long_is_not_parsed_to_see_what_is_left_out():
    table = "<video></video>"
    assert left_out(table) == ["video"]
    assert left_out(table + "a" * LONGEST) == []
