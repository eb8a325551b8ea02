"""Registers in French: `fr/` holds ids and words; everything else is the original's."""

import pytest
from wagtail.models import Locale

from curriculum.models import Fact, GlossaryTerm, HelpService
from curriculum.packing.problems import PackRefused
from curriculum.packing.registers import load_registers

FILES = {
    "facts.yaml": """\
facts:
  - id: F1
    wording: Nine in ten knew the person.
    source: Statistics Canada
    year: "2022"
    status: verified
    review_by: 2030-01-01
""",
    "help_services.yaml": """\
services:
  - key: line
    name: The Line
    description: For anyone.
    region: CA
    phone: 1-833-900-1010
    kind: helpline
    status: verified
    verified_on: 2026-11-01
    next_check: 2027-05-01
""",
    "glossary.yaml": "terms:\n  - {key: grooming, term: grooming, meaning: Winning trust to abuse it.}\n",
    "compliance_profiles.yaml": "profiles: []\n",
    "wording.yaml": "words: []\n",
    "fr/facts.yaml": """\
facts:
  - id: F1
    wording: Neuf personnes sur dix connaissaient la personne.
    source: Statistique Canada
""",
    "fr/help_services.yaml": """\
services:
  - key: line
    name: La Ligne
    description: Pour tout le monde.
""",
    "fr/glossary.yaml": "terms:\n  - {key: grooming, term: manipulation, meaning: Gagner la confiance pour abuser.}\n",
}


@pytest.fixture
def folder(db, tmp_path):
    Locale.objects.get_or_create(language_code="en")
    Locale.objects.get_or_create(language_code="fr")
    (tmp_path / "fr").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_words_are_in_french_and_numbers_are_the_originals(folder):
    load_registers(folder)
    english, french = HelpService.objects.order_by("locale_id")
    assert (french.name, french.description) == ("La Ligne", "Pour tout le monde.")
    assert (french.phone, french.status, french.region) == (english.phone, "verified", "CA")
    assert french.translation_key == english.translation_key
    assert Fact.objects.get(locale__language_code="fr").source == "Statistique Canada"
    assert GlossaryTerm.objects.count() == 2


def test_loading_again_changes_nothing(folder):
    load_registers(folder)
    assert load_registers(folder) == []


def test_what_an_editor_put_better_stays(folder):
    load_registers(folder)
    french = HelpService.objects.get(locale__language_code="fr")
    french.description = "Pour toutes et tous."
    french.save()
    assert load_registers(folder) == ["kept as edited on the site: fr/help_services.yaml, line"]


def test_a_corrected_number_reaches_the_french_entry(folder):
    load_registers(folder)
    text = (folder / "help_services.yaml").read_text().replace("900-1010", "900-1011")
    (folder / "help_services.yaml").write_text(text)
    assert load_registers(folder) == ["updated: help_services.yaml, line"]
    assert set(HelpService.objects.values_list("phone", flat=True)) == {"1-833-900-1011"}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "key: line",
            "key: other",
            "fr/help_services.yaml, line 2: There is no entry “other” that this could translate",
        ),
        ("    description:", "    phone: '1'\n    description:", "line 4: There is no field `phone` here"),
        ("    name: La Ligne\n", "", "The field `name` is missing"),
    ],
)
def test_a_mistake_is_named_with_its_line(folder, old, new, sentence):
    text = (folder / "fr/help_services.yaml").read_text()
    (folder / "fr/help_services.yaml").write_text(text.replace(old, new))
    with pytest.raises(PackRefused, match=sentence):
        load_registers(folder)
    assert not HelpService.objects.exists()


def test_what_is_due_is_counted_once(folder):
    load_registers(folder)
    due = HelpService.objects.due(on=HelpService.objects.first().next_check)
    assert [service.name for service in due] == ["The Line"]
