import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


def test_a_postgres_address_becomes_a_database():
    database = environment.database("postgres://ana:p%40ss@db.example.org:5433/learn?sslmode=require")
    assert (database["USER"], database["PASSWORD"], database["HOST"], database["PORT"]) == (
        "ana",
        "p@ss",
        "db.example.org",
        "5433",
    )
    assert (database["NAME"], database["OPTIONS"]) == ("learn", {"sslmode": "require"})


def test_a_sqlite_address_is_a_path(tmp_path):
    assert environment.database(f"sqlite:///{tmp_path}/a.sqlite3")["NAME"] == f"{tmp_path}/a.sqlite3"


def test_another_kind_of_database_is_refused_with_a_sentence():
    with pytest.raises(ImproperlyConfigured, match=r"sqlite:// or postgres://"):
        environment.database("mysql://localhost/learn")


def test_a_number_that_is_none_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("EMAIL_PORT", "many")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT"):
        environment.number("EMAIL_PORT", 25)
