"""`load_registers`: facts, help services and words explained."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from curriculum.models import Fact, GlossaryTerm, HelpService, WordToAvoid
from curriculum.packing.problems import PackRefused
from curriculum.packing.registers import load_registers

SHIPPED = Path(settings.BASE_DIR) / "curriculum" / "registers"

pytestmark = pytest.mark.django_db


@pytest.fixture
def registers(tmp_path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "registers"))


def change(registers: Path, file: str, old: str, new: str) -> None:
    text = (registers / file).read_text(encoding="utf-8")
    assert old in text
    (registers / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_registers_that_come_with_the_site_load_and_load_again_unchanged():
    load_registers(SHIPPED)
    assert Fact.objects.filter(key="F1").exists()
    assert HelpService.objects.verified().for_region("CA-ON-PEEL").exists()
    assert GlossaryTerm.objects.exists()
    assert load_registers(SHIPPED) == []


def test_what_is_unverified_stays_unverified():
    load_registers(SHIPPED)
    assert Fact.objects.get(key="F2").status == "unverified"
    assert not Fact.objects.verified().filter(key="F2").exists()


def test_words_to_avoid_come_with_their_forms_and_audiences():
    load_registers(SHIPPED)
    assert WordToAvoid.objects.get(key="rescue").forms.split() == ["rescued", "rescues", "rescuing"]
    assert "grades-7-8" in WordToAvoid.objects.get(key="victim").audiences


def test_help_services_come_in_the_order_of_the_file():
    load_registers(SHIPPED)
    assert HelpService.objects.first().key == "ca-911"


def test_a_changed_file_updates_what_nobody_edited(registers):
    load_registers(registers)
    change(registers, "glossary.yaml", "term: Exploitation", "term: Being exploited")
    assert load_registers(registers) == ["updated: glossary.yaml, exploitation"]


def test_what_an_editor_changed_stays_unless_told_otherwise(registers):
    load_registers(registers)
    Fact.objects.filter(key="F1").update(status="unverified")
    assert load_registers(registers) == ["kept as edited on the site: facts.yaml, F1"]
    assert Fact.objects.get(key="F1").status == "unverified"
    assert load_registers(registers, update=True) == ["updated: facts.yaml, F1"]
    assert Fact.objects.get(key="F1").status == "verified"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("facts.yaml", "status: verified", "status: sure", r"“sure” is not one of: unverified, verified"),
        ("facts.yaml", "review_by: 2027-11-24", "review_by: soon", r"Write a date here"),
        ("facts.yaml", "id: F2\n", "id: F1\n", r"“F1” is used twice"),
        ("help_services.yaml", "kind: emergency", "kind: urgent", r"“urgent” is not one of"),
        ("help_services.yaml", "    name: Emergency services\n", "", r"`name` is missing"),
        ("help_services.yaml", 'web: ""', "web: nowhere", r"`web`: Enter a valid URL"),
        ("glossary.yaml", "terms:", "words:", r"no field `words`"),
        ("wording.yaml", "    action: replace\n", "    action: shout\n", r"“shout” is not one of"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_written(registers, file, old, new, words):
    change(registers, file, old, new)
    with pytest.raises(PackRefused, match=rf"{file}, line \d+: .*{words}"):
        load_registers(registers)
    assert not Fact.objects.exists()
    assert not GlossaryTerm.objects.exists()


def test_the_command_says_what_changed(capsys):
    call_command("load_registers")
    assert "created: facts.yaml, F1\n" in capsys.readouterr().out
    call_command("load_registers")
    assert capsys.readouterr().out == "unchanged\n"


def test_the_command_names_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="There is no such file"):
        call_command("load_registers", str(tmp_path))
