"""What lies in `fr/` says the same as the English beside it, in French, and says that a machine wrote it."""

import re

import pytest

from tests.content.packs import CURRICULUM, NAMES, NOT_PROSE, PACKS, blocks, prose, read

REGISTERS = CURRICULUM / "registers"
TRANSLATED = [pack for pack in PACKS.values() if (pack.folder / "fr").is_dir()]
FREE_LISTS = {"accepted", "curriculum_codes"}  # each language has as many as it needs
TO_AVOID = r"\b(?:prostitu|proxén|esclav|prédat|fugueu|pornograph|traite humaine|immigrants? illéga)\w*"

every_translation = pytest.mark.parametrize("pack", TRANSLATED, ids=str)
every_file = pytest.mark.parametrize(
    ("english", "french"),
    [
        pytest.param(read(pack.folder / name), read(path), id=f"{pack}/{name}")
        for pack in TRANSLATED
        for path in sorted((pack.folder / "fr").rglob("*.yaml"))
        for name in [path.relative_to(pack.folder / "fr")]
    ],
)
every_register = pytest.mark.parametrize(
    ("english", "french"),
    [
        pytest.param(read(REGISTERS / path.name), read(path), id=path.stem)
        for path in sorted((REGISTERS / "fr").glob("*.yaml"))
    ],
)


def frame(value, name=""):
    """Everything but the words: fields, ids, numbers, right answers, and how many there are of each."""
    if isinstance(value, dict):
        names = NOT_PROSE - {"question"} if value.get("block") == "hard_question" else NOT_PROSE
        parts = {key: part for key, part in value.items() if key not in FREE_LISTS | {"language", "translation"}}
        return {key: part if key in names else frame(part, key) for key, part in parts.items()}
    if isinstance(value, list):
        return [frame(part, name) for part in value]
    return sorted(re.findall(r"(?<!\\)[\[|\]]", value)) if isinstance(value, str) else value  # the marks of gaps


def left_in_english(english, french) -> list[str]:
    here = {text.strip() for text in prose(english, NAMES)}
    return [text for text in prose(french, NAMES) if text.strip() in here and len(text) > 25]


@every_translation
def test_every_file_is_there_in_french(pack):
    files = {path.relative_to(pack.folder) for path in pack.folder.rglob("*.yaml")}
    french = {path.relative_to("fr") for path in files if path.parts[0] == "fr"}
    assert french == {path for path in files if path.parts[0] != "fr"}


@every_translation
def test_it_says_that_a_machine_wrote_it_until_somebody_reviews_it(pack):
    course = read(pack.folder / "fr" / "course.yaml")
    assert course["language"] == "fr" and course["translation"] in {"machine", "reviewed"}


@every_file
def test_a_translation_differs_in_words_alone(english, french):
    assert frame(french) == frame(english)


@every_file
def test_nothing_is_left_in_english(english, french):
    assert left_in_english(english, french) == []


@every_file
def test_pictures_are_described_in_french(english, french):
    for picture in blocks(french, "image") if "body" in french else []:
        assert len(picture["alt"]) > 20 and picture["alt"] not in prose(english)


@every_file
def test_every_phrase_stands_in_its_passage(english, french):
    for question in (asked for asked in french.get("questions", []) if "phrases" in asked):
        assert [part["text"] for part in question["phrases"] if part["text"] not in question["passage"]] == []


@every_file
def test_it_is_set_as_french_is_set_in_canada(english, french):
    text = "\n".join(prose(french, NAMES))
    assert re.findall(r".{9}(?:\s[;!?]| :(?=\s)|« | »|\w'\w)", text) == []


@every_file
def test_nobody_reads_a_word_to_avoid(english, french):
    assert re.findall(TO_AVOID, "\n".join(prose(french, NAMES)), re.IGNORECASE) == []


@every_register
def test_every_entry_of_a_register_is_there_in_french(english, french):
    (here,), (there,) = french.values(), english.values()
    keys, originals = ([entry.get("id", entry.get("key")) for entry in entries] for entries in (here, there))
    assert keys == originals
    for entry, original in zip(here, there, strict=True):
        for name in {"wording", "meaning", "term", "description"} & entry.keys():
            assert entry[name] != original[name], entry
