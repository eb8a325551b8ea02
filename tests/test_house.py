"""The rules of the house: where things may stand and what may lean on what."""

import ast
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ["people", "curriculum", "progress", "quizzes", "certificates", "dashboards", "home"]
FOLDERS = {room: ROOT / ("site/home" if room == "home" else room) for room in ROOMS}
UNNAMED = {"utils", "helpers", "services", "common", "misc"}


def modules(room: str) -> list[Path]:
    return [path for path in FOLDERS[room].rglob("*.py") if "migrations" not in path.parts]


def imported_rooms(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
    return names & set(ROOMS)


def test_site_is_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


@pytest.mark.parametrize("room", ROOMS)
def test_imports_run_one_way(room):
    above = set(ROOMS[ROOMS.index(room) + 1 :])
    wrong = {str(path.relative_to(ROOT)): found for path in modules(room) if (found := imported_rooms(path) & above)}
    assert wrong == {}


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_is_named_after_its_subject(room):
    assert [path for path in modules(room) if path.stem in UNNAMED] == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_is_longer_than_300_lines(room):
    assert [path for path in modules(room) if len(path.read_text(encoding="utf-8").splitlines()) > 300] == []


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
