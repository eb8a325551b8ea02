import pytest
from django.utils import timezone

from certificates.models import Certificate
from certificates.printing import pdf


def download(client, certificate):
    return client.get(f"/certificates/{certificate.code}/download/")


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_the_holder_downloads_the_file(certificate, client_of, learner):
    response = download(client_of(learner), certificate)
    assert body(response).startswith(b"%PDF") and response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="certificate-{certificate.code[:5].lower()}.pdf"'
    assert response["Cache-Control"] == "private, no-store"


def test_it_can_be_opened_to_print(certificate, client_of, learner):
    response = client_of(learner).get(f"/certificates/{certificate.code}/download/?open")
    assert response["Content-Disposition"].startswith("inline")


def test_it_is_made_once(certificate, client_of, learner, monkeypatch, private_files):
    first = body(download(client_of(learner), certificate))
    monkeypatch.setattr(pdf, "render", lambda certificate: pytest.fail("made again"))
    assert body(download(client_of(learner), certificate)) == first
    assert len([path for path in private_files.rglob("*") if path.is_file()]) == 1


def test_two_downloads_at_once_keep_one_file(certificate, monkeypatch, private_files):
    render = pdf.render

    def render_while_another_does(drawn: Certificate) -> bytes:
        monkeypatch.setattr(pdf, "render", render)
        pdf.open_pdf(Certificate.objects.get(pk=drawn.pk)).close()
        return render(drawn)

    monkeypatch.setattr(pdf, "render", render_while_another_does)
    pdf.open_pdf(certificate).close()
    assert [path.name for path in private_files.rglob("*.pdf")] == [certificate.pdf.name.rpartition("/")[2]]


def test_a_name_corrected_while_the_file_is_drawn_is_the_one_printed(certificate, monkeypatch):
    drawn = []

    def render(certificate: Certificate) -> bytes:
        drawn.append(certificate.holder_name)
        if len(drawn) == 1:
            Certificate.objects.filter(pk=certificate.pk).update(holder_name="Léa Learner")
        return b"%PDF"

    monkeypatch.setattr(pdf, "render", render)
    pdf.open_pdf(certificate).close()
    assert drawn == ["Lea Learner", "Léa Learner"] and certificate.holder_name == "Léa Learner"


def test_a_file_the_storage_lost_is_made_again(certificate):
    pdf.open_pdf(certificate).close()
    certificate.pdf.storage.delete(certificate.pdf.name)
    with pdf.open_pdf(Certificate.objects.get()) as file:
        assert file.read().startswith(b"%PDF")


def test_without_a_name_the_holder_is_asked_first(certify, guest, client_of):
    certificate = certify(guest)
    response = download(client_of(guest), certificate)
    assert response.status_code == 302 and response.url == certificate.get_absolute_url()
    assert "Which name should be printed?" in client_of(guest).get(response.url).text


def test_a_revoked_certificate_is_not_given_out(certificate, client_of, learner):
    Certificate.objects.update(revoked_at=timezone.now())
    assert download(client_of(learner), certificate).status_code == 302
    assert "has been revoked" in client_of(learner).get(certificate.get_absolute_url()).text


@pytest.mark.parametrize("page", ["", "download/"])
def test_others_find_nothing(certificate, client_of, client, stranger, teacher, page):
    address = certificate.get_absolute_url() + page
    answers = [client.get(address), client_of(stranger).get(address), client_of(teacher).get(address)]
    assert {answer.status_code for answer in answers} == {404}


def test_a_visitor_finds_nothing_either_once_the_learner_is_gone(certify, guest, client):
    certificate = certify(guest, "River Stone")
    guest.delete()
    assert client.get(certificate.get_absolute_url()).status_code == 404


def test_the_holders_page_costs_little(certificate, client_of, learner, django_assert_max_num_queries):
    client = client_of(learner)
    client.get(certificate.get_absolute_url())  # a site without a key makes one
    with django_assert_max_num_queries(5):
        response = client.get(certificate.get_absolute_url())
    assert "Valid<" in response.text
    assert certificate.printed_code in response.text and "Is the name spelled differently?" in response.text


def test_after_printing_the_name_is_not_asked_again(certificate, client_of, learner):
    pdf.open_pdf(certificate).close()
    page = client_of(learner).get(certificate.get_absolute_url()).text
    assert "Use this name" not in page and "ask whoever gave you the training" in page
