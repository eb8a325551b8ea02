"""A picture to share, only when its holder asks; and a credential for a wallet."""

import io
import json

import pytest
from PIL import Image

from certificates import pocket
from certificates.models import Certificate
from certificates.printing import picture
from tests.certificates.test_card import LONG_TITLE
from tests.certificates.test_pdf import MANY_WORDS, NAMES, RIGHT_TO_LEFT, certificate_with
from tests.reading_pdf import text_of, without_marks


@pytest.fixture
def drawn(monkeypatch):
    """What the picture says, read before it is turned into dots."""
    texts, turn = [], picture.picture_of

    def read_and_turn(pdf: bytes, width: int) -> bytes:
        texts.append(without_marks(text_of(pdf)))
        return turn(pdf, width)

    monkeypatch.setattr(picture, "picture_of", read_and_turn)
    return texts


@pytest.fixture
def has_key(monkeypatch):
    """The site vouches for credentials."""
    monkeypatch.setattr("certificates.views.current_key", lambda use: "a key")
    monkeypatch.setattr(pocket, "signed_credential", lambda certificate: {"name": certificate.holder_name})


def ask(client, certificate, thing="picture"):
    return client.post(f"/certificates/{certificate.code}/{thing}/")


@pytest.mark.parametrize("title", ["Eyes Open, Doors Open", LONG_TITLE])
@pytest.mark.parametrize("name", ["Mariana Castellanos", MANY_WORDS, "W" * 200])
def test_it_is_a_picture_of_the_size_that_pages_show(name, title, drawn):
    with Image.open(io.BytesIO(picture.draw_picture(certificate_with(name, course_title=title)))) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        assert len(image.convert("RGB").getcolors(1_000_000)) > 50
        assert not image.info
    read = drawn[0] if " " in name else drawn[0].replace(" ", "")
    assert name in read


@pytest.mark.parametrize("name", NAMES[:28:3] + RIGHT_TO_LEFT)
def test_it_shows_names_of_many_scripts(name, drawn):
    picture.draw_picture(certificate_with(name))
    assert name in drawn[0]


def test_an_adults_says_what_the_certificate_says(drawn):
    certificate = certificate_with("Mariana Castellanos", code="CDFGHJKMNPQRTWX")
    picture.draw_picture(certificate)
    for words in ("Plainsight", "Mariana Castellanos", "Eyes Open, Doors Open", "on November 24, 2026"):
        assert words in drawn[0]
    assert "learn.example.org/verify/ CDFGH JKMNP QRTWX" in drawn[0]


def test_a_pupils_names_nobody_and_no_subject_and_leads_to_neither(drawn):
    certificate = certificate_with("Mariana Castellanos", code="CDFGHJKMNPQRTWX")
    certificate.facts["under_18"] = True
    picture.draw_picture(certificate)
    assert "A course in staying safe" in drawn[0] and "on November 24, 2026" in drawn[0]
    for words in ("Mariana", "Castellanos", "Eyes Open", "CDFGH", "M."):
        assert words not in drawn[0]


def test_the_holder_gets_it_by_pressing_a_button(certificate, client_of, learner):
    response = ask(client_of(learner), certificate)
    assert response.content.startswith(b"\x89PNG") and response["Content-Type"] == "image/png"
    assert response["Content-Disposition"] == 'attachment; filename="picture.png"'
    assert response["Cache-Control"] == "private, no-store"


def test_pressed_twice_it_is_made_twice_and_kept_nowhere(certificate, client_of, learner, private_files):
    client = client_of(learner)
    assert ask(client, certificate).content == ask(client, certificate).content
    assert [path.suffix for path in private_files.rglob("*") if path.is_file()] == [".pdf"]


def test_looking_makes_no_picture(certificate, client_of, learner):
    assert client_of(learner).get(f"/certificates/{certificate.code}/picture/").status_code == 405


@pytest.mark.parametrize(("under_18", "sentence"), [(True, "neither your name nor"), (False, "It shows your name")])
def test_the_page_says_what_it_shows_before_it_is_made(certificate, client_of, learner, under_18, sentence):
    certificate.facts["under_18"] = under_18
    certificate.save()
    assert sentence in client_of(learner).get(certificate.get_absolute_url()).text


def test_the_credential_is_for_a_wallet(certificate, client_of, learner, has_key):
    client = client_of(learner)
    assert "For a digital wallet" in client.get(certificate.get_absolute_url()).text
    response = client.get(f"{certificate.get_absolute_url()}credential/")
    assert json.loads(response.content) == {"name": "Lea Learner"} and response["Content-Type"] == "application/vc"
    assert response["Content-Disposition"] == f'attachment; filename="credential-{certificate.code[:5].lower()}.json"'
    assert response["Cache-Control"] == "private, no-store"


def test_without_a_key_no_wallet_is_offered(certificate, client_of, learner, monkeypatch):
    monkeypatch.setattr("certificates.views.current_key", lambda use: None)
    monkeypatch.setattr(pocket, "signed_credential", lambda certificate: None)
    client = client_of(learner)
    assert "For a digital wallet" not in client.get(certificate.get_absolute_url()).text
    response = client.get(f"{certificate.get_absolute_url()}credential/")
    assert response.status_code == 302 and response.url == certificate.get_absolute_url()


THINGS = [("get", "card"), ("get", "credential"), ("post", "picture")]


@pytest.mark.parametrize(("method", "thing"), THINGS)
def test_others_find_nothing(certificate, client, client_of, stranger, teacher, has_key, method, thing):
    address = f"{certificate.get_absolute_url()}{thing}/"
    answers = [getattr(someone, method)(address) for someone in (client, client_of(stranger), client_of(teacher))]
    assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize("change", ["revoked", "replaced", "nameless"])
@pytest.mark.parametrize(("method", "thing"), THINGS)
def test_what_is_not_handed_out_leads_back_to_its_page(
    certificate, certify, client_of, learner, has_key, change, method, thing
):
    if change == "revoked":
        certificate.revoke("Wrong person")
    elif change == "replaced":
        Certificate.objects.filter(pk=certificate.pk).update(replaced_by=certify(learner, cycle=2))
    else:
        Certificate.objects.update(holder_name="")
    client = client_of(learner)
    response = getattr(client, method)(f"{certificate.get_absolute_url()}{thing}/")
    assert response.status_code == 302 and response.url == certificate.get_absolute_url()
    assert "To take along" not in client.get(certificate.get_absolute_url()).text
    assert not Certificate.objects.get(pk=certificate.pk).is_printed
