"""One stylesheet out of many."""

import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = sorted((ROOT / "static/css/components").glob("*.css"))


def joined() -> Path:
    return Path(finders.find("css/plainsight.css"))


def test_it_holds_every_component_after_the_tokens_and_before_print():
    css = joined().read_text(encoding="utf-8")
    assert css.index("--paper") < css.index(".button {") < css.index("@page")
    assert all(path.stem.split(".")[0] and path.read_text(encoding="utf-8").strip()[-1] == "}" for path in COMPONENTS)


def test_it_is_made_again_when_a_component_is_newer():
    sheet = joined()
    sheet.write_text("old", encoding="utf-8")
    os.utime(sheet, (1, 1))
    assert joined().read_text(encoding="utf-8") != "old"


def test_collectstatic_finds_it_and_its_looks():
    found = {path for finder in finders.get_finders() for path, _ in finder.list([])}
    assert {"css/plainsight.css", *(f"css/plainsight-{look}.css" for look in ("light", "dark", "print"))} <= found


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_a_look_holds_whatever_the_screen(look):
    css = Path(finders.find(f"css/plainsight-{look}.css")).read_text(encoding="utf-8")
    assert "prefers-color-scheme" not in css and ("@media print" not in css) == (look == "print")
    assert f"color-scheme: {'dark' if look == 'dark' else 'light'};" in css


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_components_take_their_colours_from_the_tokens(path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = set(re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", css, re.IGNORECASE))
    # Skin and hair in a drawing are the same by day and by night; paper and printed codes are black and white.
    assert path.stem == "drawing" or found <= {"#ffffff", "#000000"}


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_components_read_in_both_directions(path):
    css = path.read_text(encoding="utf-8")
    assert re.search(r"\b(margin|padding|border)-(left|right)\b|\b(left|right):|text-align: (left|right)", css) is None
