"""The small pack in French, as it lies in the folder `fr/` of the pack."""

from __future__ import annotations

from pathlib import Path

from tests.curriculum.small_pack import FILES, write_small_pack

WORDS = {
    "title: Small Steps\nlanguage: en\n": "title: Petits pas\nlanguage: fr\ntranslation: machine\n",
    "A short course to test with.": "Une courte formation.",
    "I took every lesson myself.": "J’ai suivi chaque leçon.",
    '"Small Steps: questions"': '"Petits pas : questions"',
    "What do you do with **one** sign?": "Que faites-vous d’**un** signe ?",
    "Keep it in mind.": "Je le garde en tête.",
    "Ask the guest.": "Je demande au client.",
    "It needs a border.": "Il faut une frontière.",
    "title: First module": "title: Premier module",
    "title: At the desk": "title: À la réception",
    "      ## At the desk": "      ## À la réception",
    "Say what you saw.": "Dire ce que vous avez vu.",
    "title: A late arrival": "title: Une arrivée tardive",
    "A guest waits.": "Un client attend.",
    "Ask aloud": "Demander tout haut",
    "choice: Tell the manager": "choice: Avertir la responsable",
    "Send me your passport.": "Envoie-moi ton passeport.",
    "title: Check\n": "title: Vérification\n",
    "Telling someone helps.": "En parler aide.",
    "title: Second module": "title: Deuxième module",
    "title: Whom to tell": "title: À qui en parler",
    "text: Tell the manager.": "text: Parlez à la responsable.",
}


def in_french(text: str) -> str:
    for english, french in WORDS.items():
        text = text.replace(english, french)
    return text


FRENCH_FILES = {f"fr/{name}": in_french(text) for name, text in FILES.items() if name.endswith(".yaml")}


def write_bilingual_pack(folder: Path) -> Path:
    pack = write_small_pack(folder)
    for name, text in FRENCH_FILES.items():
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_text(text, encoding="utf-8")
    return pack
