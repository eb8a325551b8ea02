"""Every pair of colours that the site sets as text on a ground is readable, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")
GROUNDS = ["paper", "surface", "surface-sunk"]
TEXT = [(ink, ground) for ink in ("ink", "ink-soft", "accent", "accent-strong") for ground in GROUNDS]
TEXT += [(f"on-{tone}-soft", f"{tone}-soft") for tone in ("accent", "warm", "good", "look")]
TEXT += [
    ("look", "surface"),
    ("look", "paper"),
    ("good", "surface"),
    ("ink", "accent-soft"),
    ("ink-soft", "accent-soft"),
]
TEXT += [("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-bar", "bar"), ("on-bar-button", "bar-button")]
# Borders of controls, and the ring around what has the focus.
SHAPES = [("line-strong", "paper"), ("line-strong", "surface"), ("accent", "surface"), ("accent", "accent-soft")]
SHAPES += [("focus", ground) for ground in [*GROUNDS, "accent-soft"]]


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


SCHEMES = {"light": colours(LIGHT), "dark": colours(LIGHT) | colours(DARK)}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(scheme: str, one: str, other: str) -> float:
    lighter, darker = sorted((luminance(SCHEMES[scheme][one]), luminance(SCHEMES[scheme][other])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(scheme, ink, ground):
    assert contrast(scheme, ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(scheme, shape, ground):
    assert contrast(scheme, shape, ground) >= 3


def test_the_formula_agrees_with_the_standards_own_examples():
    SCHEMES["example"] = {"white": "#ffffff", "black": "#000000", "grey": "#767676"}
    assert contrast("example", "white", "black") == 21
    assert round(contrast("example", "white", "grey"), 2) == 4.54


def test_every_colour_is_said_again_for_the_dark():
    assert set(colours(LIGHT)) == set(colours(DARK))
