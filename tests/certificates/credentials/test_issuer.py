import pytest
from openbadgeslib.ob3.did import resolve_verification_method

from certificates.credentials.issuer import did
from certificates.keys import Use, make_key, withdraw

ADDRESS = "/.well-known/did.json"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://learn.example.org", "did:web:learn.example.org"),
        ("https://learn.example.org/", "did:web:learn.example.org"),
        ("http://127.0.0.1:8000", "did:web:127.0.0.1%3A8000"),
    ],
)
def test_the_site_has_a_did_of_its_host_and_port(settings, address, expected):
    settings.WAGTAILADMIN_BASE_URL = address
    assert did() == expected


def names_at(client) -> list[str]:
    document = client.get(ADDRESS).json()
    methods = [method["id"] for method in document["verificationMethod"]]
    assert document["assertionMethod"] == methods and document["id"] == did()
    return [method.removeprefix(f"{did()}#") for method in methods]


def test_every_key_that_is_trusted_is_listed_newest_first(client, db):
    old, new = make_key(Use.CREDENTIAL), make_key(Use.CREDENTIAL)
    assert names_at(client) == [new.name, old.name]


def test_a_withdrawn_key_is_listed_no_longer(client, db):
    old, new = make_key(Use.CREDENTIAL), make_key(Use.CREDENTIAL)
    withdraw(old.name)
    assert names_at(client) == [new.name]


def test_keys_of_files_are_not_listed_and_private_parts_never(client, db):
    credentials, _files = make_key(Use.CREDENTIAL), make_key(Use.FILE)
    assert names_at(client) == [credentials.name]
    assert "PRIVATE" not in client.get(ADDRESS).text


def test_asking_makes_no_key(client, db):
    assert names_at(client) == []


def test_others_read_the_same_key_from_it(client, db, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://learn.example.org"
    key = make_key(Use.CREDENTIAL)
    asked = []

    def download(address: str) -> bytes:
        asked.append(address)
        return client.get(ADDRESS).content

    assert resolve_verification_method(f"{did()}#{key.name}", download) == key.public
    assert asked == ["https://learn.example.org/.well-known/did.json"]


def test_it_is_public_lasting_and_costs_one_query(client, db, django_assert_num_queries):
    make_key(Use.CREDENTIAL)
    with django_assert_num_queries(1):
        answer = client.get(ADDRESS)
    assert answer["Access-Control-Allow-Origin"] == "*" and answer["Cache-Control"].startswith("public, max-age=")
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")
    assert client.get(ADDRESS, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.post(ADDRESS).status_code == 405
