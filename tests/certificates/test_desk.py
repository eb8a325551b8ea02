import pytest

from certificates.models import Certificate


def revoke(client, certificate, reason="Issued to the wrong person"):
    return client.post(f"/cms/certificates/revoke/{certificate.pk}/", {"reason": reason}, follow=True)


def test_staff_find_certificates(certificate, client_of, editor):
    page = client_of(editor).get("/cms/certificates/", {"q": "Lea"})
    assert "Lea Learner" in page.text and "Valid" in page.text
    assert "Lea Learner" not in client_of(editor).get("/cms/certificates/", {"q": "Nobody"}).text


def test_staff_look_at_one(certificate, client_of, editor):
    page = client_of(editor).get(f"/cms/certificates/inspect/{certificate.pk}/")
    assert certificate.printed_code in page.text and f"/cms/certificates/revoke/{certificate.pk}/" in page.text


def test_staff_revoke_with_a_reason(certificate, client_of, editor):
    assert "is revoked" in revoke(client_of(editor), certificate).text
    certificate.refresh_from_db()
    assert certificate.state == "revoked" and certificate.revocation_reason == "Issued to the wrong person"


def test_revoking_twice_keeps_the_first_reason(certificate, client_of, editor):
    revoke(client_of(editor), certificate)
    assert "had been revoked before" in revoke(client_of(editor), certificate, "Another").text
    assert Certificate.objects.get().revocation_reason == "Issued to the wrong person"


def test_without_a_reason_nothing_is_revoked(certificate, client_of, editor):
    page = revoke(client_of(editor), certificate, " ")
    assert "Please write down why" in page.text and Certificate.objects.get().state == "valid"


def test_looking_revokes_nothing(certificate, client_of, editor):
    assert client_of(editor).get(f"/cms/certificates/revoke/{certificate.pk}/").status_code == 200
    assert Certificate.objects.get().state == "valid"


def test_who_may_look_may_not_revoke(certificate, client_of, clerk):
    assert "Lea Learner" in client_of(clerk).get("/cms/certificates/").text
    assert "/revoke/" not in client_of(clerk).get(f"/cms/certificates/inspect/{certificate.pk}/").text
    revoke(client_of(clerk), certificate)
    assert Certificate.objects.get().state == "valid"


@pytest.mark.parametrize("page", ["", "inspect/{pk}/", "revoke/{pk}/"])
def test_others_do_not_come_in(certificate, client_of, learner, stranger, page):
    address = "/cms/certificates/" + page.format(pk=certificate.pk)
    assert {client_of(user).get(address).status_code for user in (learner, stranger)} <= {302, 404}


@pytest.mark.parametrize("page", ["new/", "edit/{pk}/", "delete/{pk}/"])
def test_nobody_writes_certificates_by_hand(certificate, client_of, editor, page):
    assert client_of(editor).get("/cms/certificates/" + page.format(pk=certificate.pk)).status_code == 404
