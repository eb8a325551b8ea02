"""What a load balancer asks."""

import pytest
from django.db import OperationalError

from home import health


def test_a_living_process_says_so_without_the_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/healthz").text == "ok\n"


@pytest.mark.django_db
def test_a_ready_one_has_asked_database_and_cache(client):
    assert client.get("/readyz").json() == {"database": True, "cache": True}


@pytest.mark.django_db
def test_without_its_database_it_is_not_ready(client, monkeypatch):
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(health.connection, "cursor", away)
    response = client.get("/readyz")
    assert response.status_code == 503 and response.json()["database"] is False


@pytest.mark.django_db
def test_neither_answer_is_kept(client):
    assert all("no-store" in client.get(address).headers["Cache-Control"] for address in ("/healthz", "/readyz"))
