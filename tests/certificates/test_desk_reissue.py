"""At the desk a name is corrected with a reason, by those who may."""

import pytest
from django.contrib.auth.models import Permission

from certificates.models import Certificate
from certificates.printing import pdf
from people.models import User


@pytest.fixture
def clerk(db) -> User:
    """May look at certificates and correct names."""
    user = User.objects.create_user(email="clerk@example.org", display_name="Cleo Clerk", password="a-long-password")
    codenames = ["access_admin", "view_certificate", "reissue_certificate"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def correct(client, certificate, name="Léa Learner", reason="An accent was missing"):
    address = f"/cms/certificates/reissue/{certificate.pk}/"
    return client.post(address, {"holder_name": name, "reason": reason}, follow=True)


def inspect(client, certificate) -> str:
    return client.get(f"/cms/certificates/inspect/{certificate.pk}/").text


def test_a_clerk_corrects_a_name_and_sees_the_new_certificate(certificate, client_of, clerk):
    page = correct(client_of(clerk), certificate)
    new = Certificate.objects.standing().get()
    assert page.redirect_chain[-1][0] == f"/cms/certificates/inspect/{new.pk}/"
    assert "A new certificate is issued" in page.text and new.printed_code in page.text and "Léa Learner" in page.text


def test_both_name_each_other_and_the_old_one_the_reason(certificate, client_of, clerk):
    client = client_of(clerk)
    correct(client, certificate)
    new = Certificate.objects.standing().get()
    old_page, new_page = inspect(client, certificate), inspect(client, new)
    assert f'href="/cms/certificates/inspect/{new.pk}/"' in old_page and "An accent was missing" in old_page
    assert f'href="/cms/certificates/inspect/{certificate.pk}/"' in new_page
    assert f"/reissue/{certificate.pk}/" not in old_page and f"/reissue/{new.pk}/" in new_page


def test_the_history_tells_it(certificate, client_of, clerk):
    client = client_of(clerk)
    correct(client, certificate)
    page = client.get(f"/cms/certificates/history/{certificate.pk}/").text
    assert "the name was “Lea Learner” and is “Léa Learner”" in page and "Cleo Clerk" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "Lea 🦊"}, "No font here can print"),
        ({"name": ""}, "Please type the name"),
        ({"reason": " "}, "Please write down why"),
        ({"name": "Lea Learner"}, "stands on the certificate already"),
    ],
)
def test_what_cannot_be_done_is_answered_and_what_was_typed_is_kept(certificate, client_of, clerk, typed, sentence):
    page = correct(client_of(clerk), certificate, **typed).text
    assert sentence in page and Certificate.objects.count() == 1
    assert typed.get("name", "Léa Learner") in page and typed.get("reason", "An accent was missing") in page


def test_sent_twice_it_makes_one(certificate, client_of, clerk):
    first, second = correct(client_of(clerk), certificate), correct(client_of(clerk), certificate)
    assert first.redirect_chain == second.redirect_chain and Certificate.objects.count() == 2


def test_looking_changes_nothing(certificate, client_of, clerk):
    assert 'value="Lea Learner"' in client_of(clerk).get(f"/cms/certificates/reissue/{certificate.pk}/").text
    assert Certificate.objects.count() == 1


def test_who_may_not_correct_finds_no_button_and_no_page(certificate, client_of, clerk):
    clerk.user_permissions.remove(Permission.objects.get(codename="reissue_certificate"))
    client = client_of(User.objects.get(pk=clerk.pk))
    assert "/reissue/" not in inspect(client, certificate)
    correct(client, certificate)
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize("page", ["reissue/{pk}/", "file/{pk}/"])
def test_others_do_not_come_in(certificate, client_of, learner, stranger, page):
    pdf.open_pdf(certificate).close()
    address = "/cms/certificates/" + page.format(pk=certificate.pk)
    assert {client_of(user).get(address).status_code for user in (learner, stranger)} <= {302, 404}


def test_a_replaced_one_is_not_revoked_but_the_newer(certificate, client_of, editor):
    client = client_of(editor)
    correct(client, certificate)
    page = client.post(f"/cms/certificates/revoke/{certificate.pk}/", {"reason": "Wrong person"}, follow=True)
    certificate.refresh_from_db()
    assert "Please revoke the newer one" in page.text and certificate.state == "replaced"


def test_staff_get_the_file_of_a_replaced_one(certificate, client_of, clerk):
    pdf.open_pdf(certificate).close()
    client = client_of(clerk)
    correct(client, certificate)
    assert f"/cms/certificates/file/{certificate.pk}/" in inspect(client, certificate)
    response = client.get(f"/cms/certificates/file/{certificate.pk}/")
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response["Content-Type"] == "application/pdf" and "no-store" in response["Cache-Control"]


def test_looking_for_a_file_that_was_never_made_makes_none(certificate, client_of, clerk):
    client = client_of(clerk)
    assert "/file/" not in inspect(client, certificate)
    assert client.get(f"/cms/certificates/file/{certificate.pk}/").status_code == 404
    assert not Certificate.objects.get().is_printed


def test_the_list_is_filtered_by_state(certificate, certify, client_of, clerk):
    client = client_of(clerk)
    expired = certify(certificate.learner, "Ex Pired", cycle=2)
    Certificate.objects.filter(pk=expired.pk).update(expires_on="2020-01-01")
    revoked = certify(certificate.learner, "Re Voked", cycle=3)
    revoked.revoke("Wrong person")
    correct(client, certificate)
    found = {
        state: [name for name in ("Lea Learner", "Léa Learner", "Ex Pired", "Re Voked") if name in text]
        for state in Certificate.State.values
        if (text := client.get("/cms/certificates/", {"state": state}).text)
    }
    assert found == {
        "valid": ["Léa Learner"], "expired": ["Ex Pired"], "revoked": ["Re Voked"], "replaced": ["Lea Learner"],
    }  # fmt: skip


def test_the_desk_reads_what_was_frozen(certificate, client_of, clerk):
    certificate.facts |= {"organisation": "Cedar Hotels", "site": "Lakeside", "role": "Front desk"}
    certificate.facts |= {"profile": "Ontario", "approval_reference": "ON-17", "signatory": "Dana Head"}
    certificate.save()
    page = inspect(client_of(clerk), certificate)
    for words in ("Cedar Hotels", "Lakeside", "Front desk", "Ontario", "ON-17", "Dana Head", "90 %", "34 minutes"):
        assert words in page
    assert "Nov. 24, 2026" in page and "noon (EST)" in page
