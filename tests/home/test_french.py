"""Every word of the interface is there in French."""

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

ROOMS = ["people", "curriculum", "progress", "quizzes", "certificates", "dashboards", "site"]
CATALOGUE = Path(settings.BASE_DIR) / "site" / "locale" / "fr" / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module")
def words(tmp_path_factory) -> polib.POFile:
    """The catalogue, brought up to date with what a copy of the sources says now: files are made beside them."""
    sources, folder = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("locale")
    for room in ROOMS:
        shutil.copytree(
            Path(settings.BASE_DIR) / room,
            sources / room,
            ignore=shutil.ignore_patterns("__pycache__", "packs", "locale"),
        )
    fresh = folder / "fr" / "LC_MESSAGES" / "django.po"
    fresh.parent.mkdir(parents=True)
    shutil.copy(CATALOGUE, fresh)
    with pytest.MonkeyPatch.context() as here:
        here.chdir(sources)
        here.setattr(settings, "LOCALE_PATHS", [str(folder)])
        call_command("makemessages", locale=["fr"], no_location=True, verbosity=0)
    return polib.pofile(str(fresh))


def test_nothing_is_left_in_english(words):
    assert len(words) > 1500
    assert [entry.msgid for entry in words if not entry.obsolete and (not entry.translated() or entry.fuzzy)] == []


def test_nothing_is_kept_that_nobody_says_any_more(words):
    assert [entry.msgid for entry in words.obsolete_entries()] == []


def test_what_is_filled_in_is_the_same_in_both_languages():
    done = subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", CATALOGUE], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_french_signs_have_their_room(words):
    """A no-break space before a colon and inside guillemets; none before other signs, as in Canada."""
    said = [text for entry in words for text in [entry.msgstr, *entry.msgstr_plural.values()]]
    assert [text for text in said if " :" in text or "« " in text or " »" in text or " ?" in text or " !" in text] == []


@pytest.mark.usefixtures("course")
def test_a_french_page_is_french(client):
    page = client.get("/fr/help/").content.decode()
    assert '<html lang="fr"' in page and "Quitter ce site" in page and "Leave this site" not in page
