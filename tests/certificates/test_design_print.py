"""What a design prints: its look and words, on every paper, with nothing cut off, nothing obeyed, nothing fetched."""

import io
import re
from itertools import pairwise, product

import pikepdf
import pytest

from certificates.printing.press import fetcher
from tests.certificates.hard_names import TWENTY_SIX_WORDS
from tests.certificates.printed_designs import CONTENT, designed, html_of, printed
from tests.reading_pdf import faults_of, text_of, without_marks

SIZES = {
    ("letter", "landscape"): (792, 612),
    ("letter", "portrait"): (612, 792),
    ("a4", "landscape"): (842, 595),
    ("a4", "portrait"): (595, 842),
}
LONG = {
    "en": {"closing": ("Thank you for your attention. " * 7)[:200], "lead": "m" * 100, "statement": "m " * 50},
    "fr": {"heading": "M" * 60, "closing": ("Merci de votre attention. " * 8)[:200]},
}
LONG_FACTS = {
    "organisation": "The organisation of many words " * 6,
    "role": "Assistant to the assistant " * 6,
    "modules": [{"title": f"A module with quite a long title, number {number}", "minutes": 3} for number in range(30)],
    "site_address": "https://" + "learning." * 12 + "example.org",
}


def words_on(pdf: bytes) -> list[tuple[float, float, float, float, str]]:
    found = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.+?)</word>', text_of(pdf, "-bbox")
    )
    return [(*map(float, box), word) for *box, word in found]


def test_it_prints_everything_of_its_design():
    text = " ".join(text_of(printed(designed())).split())
    for printed_text in (
        "Éloïse Tremblay-Okafor",
        "Director of People",
        "Hotel Training Standard 12",
        "Approval number ON-2026-0447",
        "Demo Hotels · Lakeside Hotel · Front desk",
        "Demo Hotels thanks you for 36 minutes of attention.",
        "Final check 90 %",
        "What it is · What to notice · What to do",
    ):
        assert printed_text in text


def test_what_a_design_does_not_show_is_not_printed():
    text = text_of(printed(designed(shows={"score": False, "minutes": False, "modules": False}, signatory="")))
    assert "Course version" in text
    assert not any(word in text for word in ("Final check", "planned", "What to notice", "Director"))


def test_both_languages_are_printed_the_learners_first():
    text = text_of(printed(designed(facts={"language": "fr"}, bilingual=True)))
    assert "le 24 novembre 2026 · on November 24, 2026" in text
    assert text.index("Certificat de fin de formation") < text.index("Certificate of completion")
    assert "36 minutes prévues" in text and "36 minutes planned" in text


def test_words_of_a_design_stand_in_their_own_language():
    words = {"en": {"heading": "Well done"}, "fr": {"heading": "Bravo"}}
    assert "Bravo" in text_of(printed(designed(facts={"language": "fr"}, wordings=words)))
    assert "Well done" in text_of(printed(designed(wordings=words)))


def test_where_a_field_has_nothing_to_put_in_the_usual_words_are_printed():
    words = {"en": {"lead": "{site} certifies that", "closing": "Scored {score}."}}
    page = html_of(designed(facts={"site": "", "score": None}, wordings=words))
    assert "This certifies that" in page and "Scored" not in page


def test_a_date_in_the_words_is_not_printed_twice():
    page = html_of(designed(wordings={"en": {"statement": "on {date} completed"}}))
    assert page.count("November 24, 2026") == 1


@pytest.mark.parametrize(("paper", "orientation"), SIZES)
def test_it_is_one_page_of_its_paper(paper, orientation):
    with pikepdf.open(io.BytesIO(printed(designed(paper=paper, orientation=orientation)))) as document:
        [page] = document.pages
        assert tuple(round(float(side)) for side in page.mediabox[2:]) == SIZES[paper, orientation]


@pytest.mark.parametrize("name", ["Mariana Castellanos", TWENTY_SIX_WORDS, "W" * 200, "﷽" * 199 + "a"])
@pytest.mark.parametrize(("paper", "orientation"), SIZES)
@pytest.mark.parametrize("long", [False, True])
def test_nothing_is_cut_off_and_nothing_overlaps(name, paper, orientation, long):
    certificate = designed(name, facts=LONG_FACTS if long else {}, paper=paper, orientation=orientation, bilingual=True)
    if long:
        certificate.course_title = "WWWWWWW " * 31
        certificate.design.content = certificate.design.content | {"wordings": LONG, "signatory": "m" * 120}
    width, height = SIZES[paper, orientation]
    words = words_on(printed(certificate))
    assert all(
        25 <= left and right <= width - 25 and 25 <= top and foot <= height - 25 for left, top, right, foot, _ in words
    )
    middle_ends = max(foot for *_box, foot, word in words if word in ("2026", "attention.", "m"))
    foot_begins = min(top for _left, top, _right, _foot, word in words if word in ("Valid", "Check"))
    assert middle_ends <= foot_begins + 1


def test_as_a_name_grows_it_is_set_smaller_and_then_on_more_lines():
    def size(name: str, **content) -> float:
        html = html_of(designed(name, **content))
        part = re.search(r'class="name (part-\d+)"', html)[1]
        return float(re.search(rf"\.{part}\{{font-size:([\d.]+)pt", html)[1])

    sizes = [size("Mariana " * count) for count in (2, 5, 10, 24)]
    assert all(larger > smaller for larger, smaller in pairwise(sizes))
    assert size("Mariana " * 3, orientation="portrait") < size("Mariana " * 3)


@pytest.mark.parametrize(("orientation", "bilingual"), list(product(["landscape", "portrait"], [False, True])))
def test_checkers_find_no_fault(tmp_path, orientation, bilingual):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(printed(designed("Zoë محمد", orientation=orientation, bilingual=bilingual)))
    assert faults_of(path) == []
    assert path.stat().st_size <= 100_000


def test_pictures_are_described():
    with pikepdf.open(io.BytesIO(printed(designed()))) as document:
        things = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
        described = {str(thing.Alt) for thing in things if "/Alt" in thing}
    assert {"Demo Hotels, a round sign", "Signature of Éloïse Tremblay-Okafor"} <= described


def test_a_heading_of_another_script_has_a_font():
    pdf = printed(designed(wordings={"en": {"heading": "ᐊᓂᔑᓈᐯ 王"}}, signatory="ᐃᑴ", facts={"organisation": "فندق"}))
    assert "ᐊᓂᔑᓈᐯ 王" in without_marks(text_of(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert all("+Plainsight-" in str(font.BaseFont) for font in document.pages[0].Resources.Font.values())


HOSTILE = ["<img src=file:///etc/passwd>", "{0.__class__}", "{name!r}", "{{ settings.SECRET_KEY }}", "{course}", "}{"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_are_printed_not_obeyed(hostile):
    text = " ".join(text_of(printed(designed(hostile, wordings={"en": {"closing": "Dear {name}!"}}))).split())
    assert text.count(hostile) == 2 and f"Dear {hostile}!" in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_record_is_printed_not_obeyed(hostile):
    facts = {"organisation": hostile, "site": hostile, "role": hostile, "modules": [{"title": hostile, "minutes": 1}]}
    page = html_of(designed(facts=facts, signatory=hostile, approval_reference=hostile))
    assert page.count("<img") == 3 and "<img src=file" not in page


@pytest.mark.parametrize(
    "colour",
    ["red;background:url(http://169.254.169.254/)", "url(file:///etc/passwd)", "#fff}</style><img>", "", None, 7],
)
def test_a_colour_that_is_none_is_the_houses(colour):
    page = html_of(designed(accent=colour, line=colour))
    assert "#0b5d61" in page and "url(" not in page and page.count("<style>") == page.count("</style>") == 1


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/latest/",
        "https://example.org/redirect",
        "data:image/svg+xml,<svg/>",
    ],
)
def test_an_address_in_place_of_a_picture_is_not_fetched(address, monkeypatch):
    asked = []
    fetch = fetcher.fetch

    def watched(url: str, headers: dict[str, str] | None = None):
        asked.append(url)
        return fetch(url, headers)

    monkeypatch.setattr(fetcher, "fetch", watched)
    pdf = printed(designed(logo=CONTENT["logo"] | {"src": address}))
    assert address in asked and "Mariana Castellanos" in text_of(pdf)
    with pytest.raises(ValueError, match="bundled files only"):
        fetch(address)
