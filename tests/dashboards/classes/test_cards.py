"""Cards: on paper, as links, as a spreadsheet; and made anew."""

import io

import openpyxl
import pikepdf
import pytest

from dashboards.classes import card_printing, card_views
from people.joining.roster import add_learner
from people.models import AuditEntry, Card, Deed, Organisation, User
from tests.reading_pdf import faults_of, text_of, without_marks

HARD = ["Amina", "علي بن محمد", "ᐋᓂ ᒪᑭ", "山田 花子", " ".join(["Maria"] * 26), "W" * 200, "🙂", "=1+1", "Zoë 🙂"]


@pytest.fixture
def cards(home) -> str:
    return f"{home}cards/"


@pytest.fixture
def nine(school_class) -> list[User]:
    return [add_learner(school_class, name) for name in HARD]


def deeds() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("deed", flat=True))


def test_the_sheets_are_sound_for_every_reader(leader, cards, nine, tmp_path):
    path = tmp_path / "cards.pdf"
    path.write_bytes(leader.get(f"{cards}cards-1.pdf").content)
    assert faults_of(path) == []


def test_everything_on_them_is_read_back(leader, cards, nine, school_class):
    pdf = leader.get(f"{cards}cards-1.pdf").content
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == 2 and round(float(document.pages[0].mediabox[2])) == 612
        fonts = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert all("+Plainsight-" in font for font in fonts)
    read = without_marks(text_of(pdf, "-raw"))
    words = [card.words for card in Card.objects.all()]
    assert [one for one in [*words, "Amina", "ᐋᓂ ᒪᑭ", "山田 花子", "=1+1"] if one not in read] == []
    assert read.count(school_class.spoken_code) == 9 and "testserver/join" in read


def test_the_paper_is_that_of_the_region_and_printing_is_told(leader, cards, amina, school):
    Organisation.objects.filter(pk=school.pk).update(region="GB")
    response = leader.get(f"{cards}cards-1.pdf")
    with pikepdf.open(io.BytesIO(response.getvalue())) as document:
        assert round(float(document.pages[0].mediabox[2])) == 595 and str(document.docinfo["/Title"]) == "Cards: 8B"
    assert response["Content-Disposition"] == 'inline; filename="cards-1.pdf"'
    assert deeds() == [Deed.PRINTED_CARDS]


def test_many_cards_come_in_parts(leader, cards, nine, monkeypatch):
    for module in (card_printing, card_views):
        monkeypatch.setattr(module, "MOST", 5)
    monkeypatch.setattr(card_views, "print_cards", lambda group, entrance, shown: str(len(shown)).encode())
    html = leader.get(cards).text
    assert "Print part 2 (PDF)" in html and "Print part 3" not in html
    assert [leader.get(f"{cards}cards-{part}.pdf").content for part in (1, 2)] == [b"5", b"4"]
    assert leader.get(f"{cards}cards-3.pdf").status_code == 404


def test_one_card_alone_is_printed(leader, home, amina, nine):
    response = leader.get(f"{home}learners/{amina.pk}/card.pdf")
    read = without_marks(text_of(response.content))
    assert amina.card.words in read and nine[1].card.words not in read
    entry = AuditEntry.objects.get()
    assert (entry.deed, entry.learner_number) == (Deed.PRINTED_CARDS, amina.pk)


def test_the_spreadsheet_holds_text_alone(leader, cards, nine, school_class):
    response = leader.get(f"{cards}cards.xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="cards.xlsx"' and deeds() == [Deed.EXPORTED]
    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == ["Name", "Code", "Three words", "Link"] and len(rows) == 10
    assert {cell.data_type for row in rows for cell in row} == {"s"}
    card = nine[7].card
    there = f"http://testserver/join/card/{card.token}/"
    assert ["'=1+1", school_class.spoken_code, card.words, there] in [[cell.value for cell in row] for row in rows]


def test_links_are_words_that_nobody_presses(leader, cards, amina):
    html = leader.get(f"{cards}links/").text
    assert f"http://testserver/join/card/{amina.card.token}/" in html
    assert f'href="http://testserver/join/card/{amina.card.token}' not in html and deeds() == [Deed.LOOKED]


def test_the_cards_of_other_classes_are_not_among_them(leader, cards, amina, other_class):
    other = add_learner(other_class, "Olga")
    assert other.card.words not in leader.get(f"{cards}links/").text
    assert leader.get(cards).text.count("Print 1 card") == 1


def test_a_card_is_made_anew_once_in_two_clicks(leader, home, amina, client_of):
    page, old = f"{home}learners/{amina.pk}/card/", amina.card.words
    browser = client_of(amina)
    html = leader.get(page).text
    assert old in html
    seen = html.partition('name="seen" value="')[2].partition('"')[0]
    for _ in range(2):
        assert leader.post(page, {"seen": seen}).url == page
    new = Card.objects.get(user=amina)
    assert new.words != old and new.words in leader.get(page).text and old not in leader.get(page).text
    assert deeds().count(Deed.RENEWED_CARD) == 1
    assert browser.get("/accounts/profile/").status_code == 302  # whoever held the old one is signed out


def test_who_has_an_account_needs_no_card(leader, home, cards, learner):
    page = f"{home}learners/{learner.pk}/card/"
    assert leader.get(page).url == leader.post(page).url == f"{home}learners/{learner.pk}/"
    assert not Card.objects.exists() and "1 learner has an account of their own" in leader.get(cards).text


def test_missing_cards_are_made(leader, cards, school_class):
    school_class.add(User.objects.create_user(display_name="Ben", signs_in_by_card=True))
    assert "1 learner has no card yet." in leader.get(cards).text
    for _ in range(2):
        assert leader.post(cards).url == cards
    assert Card.objects.get().user.display_name == "Ben" and deeds() == [Deed.RENEWED_CARD]


def test_without_cards_the_page_says_how_they_come(leader, cards):
    assert "There are no cards yet." in leader.get(cards).text
    assert leader.get(f"{cards}cards-1.pdf").status_code == 404
