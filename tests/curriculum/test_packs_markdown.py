"""Markdown in packs and rich text on the site say the same thing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from curriculum.packing.markdown_in import EVERYTHING, MarkdownReader
from curriculum.packing.markdown_out import write_markdown
from curriculum.packing.problems import Mistake


def html(markdown: str, features=EVERYTHING) -> str:
    return MarkdownReader("lesson.yaml", 1, features).read(markdown)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One\ntwo.\n\nThree.", "<p>One\ntwo.</p><p>Three.</p>"),
        ("## Two\n\n### Three", "<h2>Two</h2><h3>Three</h3>"),
        ("**bold** and *italic*", "<p><b>bold</b> and <i>italic</i></p>"),
        ("- one\n- two\n  1. deep", "<ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>"),
        ("[a](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2">a</a></p>'),
        ("a\\\nb", "<p>a<br/>b</p>"),
        ('5 < 6 & "so"', '<p>5 &lt; 6 &amp; "so"</p>'),
    ],
)
@pytest.mark.django_db
def test_markdown_becomes_rich_text_and_comes_back_as_written(markdown, expected):
    assert html(markdown) == expected
    assert write_markdown(expected) == markdown


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("# One", 1),
        ("a\n\n> quoted", 3),
        ("a\n\n```\ncode\n```", 3),
        ("a\nb <b>c</b>", 2),
        ("a\n![b](c.png)", 2),
        ("[a](javascript:alert(1))", 1),
        ("[a](//elsewhere.example)", 1),
        ("---", 1),
        ("- a\n\n      code", 1),
        ("- a\n-", 2),
    ],
)
@pytest.mark.django_db
def test_anything_else_is_a_mistake_with_its_line(markdown, line):
    with pytest.raises(Mistake) as mistake:
        html(markdown)
    assert mistake.value.place.line == line


def test_a_field_without_headings_refuses_them():
    with pytest.raises(Mistake, match="no heading"):
        html("## Two", ["bold"])


@pytest.mark.parametrize(
    ("rich_text", "markdown"),
    [
        ('<p data-block-key="a1b2c"><b>so </b>far</p><p data-block-key="d"></p>', "**so** far"),
        ("<p>1. not a list</p>", "1\\. not a list"),
        ("<p># not a heading</p>", "\\# not a heading"),
        ("<p>*not* _italic_ snake_case</p>", "\\*not\\* \\_italic\\_ snake_case"),
        ("<p>mind<b>.</b>ful</p>", "min&#100;**.**&#102;ul"),
        ("<p><script>x</script></p>", "x"),
        ('<p><a linktype="page" id="999999">gone</a></p>', "gone"),
        ("<h2>a\nb</h2>", "## a b"),
        ("<ul><li>a</li></ul><p>\u00a0</p><b> </b> <ul><li>b</li></ul>", "- a\n- b"),
    ],
)
@pytest.mark.django_db
def test_what_editors_write_becomes_plain_markdown(rich_text, markdown):
    assert write_markdown(rich_text) == markdown


WORDS = some.text(some.sampled_from("ab *_`[]<>&#;.!-+=~1) \\\"'é\u00a0"), min_size=1, max_size=8)


@some.composite
def phrases(draw) -> str:
    from django.utils.html import escape

    found = ""
    for _n in range(draw(some.integers(1, 4))):
        words = escape(draw(WORDS))
        found += draw(some.sampled_from(["{}", "<b>{}</b>", "<i>{}</i>", "<b>a<i>{}</i></b>", "{}<br/>"])).format(words)
    return found


BODIES = some.lists(
    some.tuples(some.sampled_from(["<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li><li>b</li></ul>", "{}"]), phrases()),
    max_size=3,
).map(lambda parts: "".join(shape.format(words) for shape, words in parts))


@given(BODIES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_editors_write_settles_after_one_export(rich_text):
    markdown = write_markdown(rich_text)
    assert write_markdown(html(markdown)) == markdown


@given(some.text(alphabet=some.characters(codec="utf-8"), max_size=30))
@settings(max_examples=200, deadline=None)
def test_plain_words_keep_every_letter(text):
    from bs4 import BeautifulSoup
    from django.utils.html import escape

    markdown = write_markdown(f"<p>{escape(text)}</p>")
    letters = [sign for sign in text if sign.isalnum() and ord(sign) >= 32]
    assert [sign for sign in BeautifulSoup(html(markdown), "html.parser").get_text() if sign.isalnum()] == letters
