"""SVG files draw; anything else they could do is refused."""

import pytest

from curriculum.packing.drawings import check_drawing
from curriculum.packing.problems import Mistake

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">\n'


def check(tmp_path, content: str, encoding: str = "utf-8") -> None:
    (tmp_path / "a.svg").write_text(content, encoding=encoding)
    check_drawing(tmp_path / "a.svg", "images/a.svg")


@pytest.mark.parametrize(
    "content",
    [
        '<g transform="translate(1 2)"><path d="M0 0"/></g>',
        '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/>',
        '<symbol id="b"/><use href="#b"/><use xlink:href="#b"/>',
        "<style>.a{fill:url(#a);stroke:#fff}</style>",
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<title>A lobby</title><desc>Calm.</desc>",
    ],
)
def test_drawing_is_welcome(tmp_path, content):
    check(tmp_path, f"{OPEN}{content}</svg>")


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<rect OnLoad="alert(1)"/>',
        "<foreignObject><p/></foreignObject>",
        '<a href="https://example.org/"><rect/></a>',
        '<use href="https://example.org/a.svg#a"/>',
        '<use xlink:href="javascript:alert(1)"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<image href="https://example.org/a.png"/>',
        '<rect fill="url(https://example.org/a)"/>',
        "<rect style=\"background:url( '//example.org/a')\"/>",
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>rect{fill:u\\72l(//example.org)}</style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        '<p xmlns="http://www.w3.org/1999/xhtml">a</p>',
        '<?xml-stylesheet href="https://example.org/a.css"?>',
    ],
)
def test_anything_active_is_refused_with_its_line(tmp_path, content):
    with pytest.raises(Mistake) as mistake:
        check(tmp_path, f"{OPEN}{content}</svg>")
    assert (mistake.value.place.file, mistake.value.place.line) == ("images/a.svg", 2)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<svg",
        '<html xmlns="http://www.w3.org/1999/xhtml"/>',
        '<!DOCTYPE svg [<!ENTITY a "aaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        '<!DOCTYPE svg SYSTEM "https://example.org/a.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<?xml version="1.0" encoding="klingon"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_a_file_that_is_not_sound_is_refused(tmp_path, content):
    with pytest.raises(Mistake):
        check(tmp_path, content)


def test_active_content_does_not_hide_in_another_encoding(tmp_path):
    with pytest.raises(Mistake):
        check(tmp_path, f'<?xml version="1.0" encoding="utf-16"?>{OPEN}<script/></svg>', "utf-16")
