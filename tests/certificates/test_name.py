import pytest
from django.core.exceptions import ValidationError

from certificates.names import read_name
from certificates.printing import pdf
from people.names import tidied


@pytest.fixture
def nameless(certify, guest):
    return certify(guest)


def post_name(client, certificate, name):
    return client.post(f"/certificates/{certificate.code}/name/", {"holder_name": name})


def test_a_guest_gives_the_name_and_the_certificate_says_so(nameless, client_of, guest):
    assert post_name(client_of(guest), nameless, " River  Stone ").status_code == 302
    nameless.refresh_from_db()
    assert (nameless.holder_name, nameless.name_given_by_holder) == ("River Stone", True)


def test_the_same_name_twice_is_fine_also_after_printing(nameless, client_of, guest):
    client = client_of(guest)
    for _attempt in range(2):
        assert post_name(client, nameless, "River Stone").status_code == 302
        client.get(f"/certificates/{nameless.code}/download/")


def test_before_printing_the_name_may_be_corrected(certificate, client_of, learner):
    post_name(client_of(learner), certificate, "Léa Learner")
    certificate.refresh_from_db()
    assert certificate.holder_name == "Léa Learner" and certificate.name_given_by_holder


def test_after_printing_another_name_is_answered_with_a_sentence(certificate, client_of, learner):
    pdf.open_pdf(certificate).close()
    response = post_name(client_of(learner), certificate, "Somebody Else")
    certificate.refresh_from_db()
    assert response.status_code == 422 and "can no longer be changed" in response.text
    assert certificate.holder_name == "Lea Learner" and "Somebody Else" in response.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Please type the name"),
        ("  \n ", "Please type the name"),
        ("\u202e\u200b", "Please type the name"),
        ("!!!", "Please type the name"),
        ("\u3164\uffa0", "Please type the name"),
        ("A" * 201, "has room for 200"),
        ("Z" + "\u0323\u0301" * 4, "more accents than can be printed"),
        ("Lea " + "\ufdfd" * 190, "wider than a certificate"),
        ("Lea 🦊", "No font here can print “🦊”"),
        ("Lea \ue000 Learner", "No font here can print"),
    ],
)
def test_a_name_that_cannot_be_printed_is_answered_with_a_sentence(nameless, client_of, guest, typed, sentence):
    response = post_name(client_of(guest), nameless, typed)
    nameless.refresh_from_db()
    assert response.status_code == 422 and sentence in response.text and nameless.holder_name == ""


def test_what_was_typed_is_kept(nameless, client_of, guest):
    assert 'value="Lea 🦊"' in post_name(client_of(guest), nameless, "Lea 🦊").text


def test_signs_that_hide_or_reorder_letters_are_left_out():
    assert tidied("Lea\u202egnitset\u202c\u200f\x00\nLearner\u2028!") == "Leagnitset Learner !"


def test_joiners_that_belong_to_a_spelling_stay():
    assert read_name("علی\u200cرضا") == "علی\u200cرضا"


def test_accents_are_composed():
    assert read_name("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize(
    "name", ["Ŵyn łać ș", "ᐊᓂᔑᓈᐯ", "محمد", "שרה", "ਗੁਰਪ੍ਰੀਤ", "সোমা", "தமிழ்", "ខ្មែរ", "王小明", "さくら", "김철수"]
)
def test_names_of_many_scripts_have_a_font(name):
    assert read_name(name) == name


def test_a_name_of_punctuation_is_no_name():
    with pytest.raises(ValidationError):
        read_name("…")


def test_a_stranger_cannot_name_it(certificate, client_of, stranger):
    assert post_name(client_of(stranger), certificate, "Somebody Else").status_code == 404


def test_naming_needs_a_post(certificate, client_of, learner):
    assert client_of(learner).get(f"/certificates/{certificate.code}/name/").status_code == 405


def test_a_flood_of_accents_is_not_put_in_order():
    """Two minutes and more of a whole process for one text of a million letters."""
    with pytest.raises(ValidationError, match="has 1000001 letters"):
        read_name("Z" + "\u0323\u0301" * 500_000)


def test_what_is_invisible_leaves_neither_spaces_nor_loose_accents():
    assert tidied("\u200b Le\u200b\u0301a \u200b Learner\u3164") == "Léa Learner"


@pytest.mark.parametrize("name", ["W" * 200, "\ufdfa" * 200])
def test_what_wraps_and_still_fits_is_taken(name):
    assert read_name(name) == name


def test_letters_with_many_marks_are_printed():
    assert read_name("လွှို့") == "လွှို့" and read_name("Ẹ̀bùn") == "Ẹ̀bùn"


@pytest.mark.parametrize("name", ["\u3164", "Z" + "\u0323\u0301" * 20, "..."])
def test_an_account_without_a_name_that_can_be_printed_is_asked(certify, learner, name):
    learner.display_name = name
    learner.save()
    assert certify(learner).holder_name == ""
