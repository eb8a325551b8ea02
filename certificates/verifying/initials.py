"""What is shown instead of a name: the first letter of each word, in any script."""

from __future__ import annotations

import unicodedata

MOST = 4
VIRAMA = 9  # the combining class of signs that join a letter to the next one (Devanagari, Khmer, …)
# Thai and Lao write these vowels before the consonant they follow when spoken; alone they are no letter.
LEADING_VOWELS = "เแโใไເແໂໃໄ"


def initials_of(name: str) -> str:
    """“Maria da Costa” is “M. D. C.”; of a long name the first four. A name without letters has none."""
    letters: list[str] = []
    tells_a_word = False
    for word in name.split():
        letter = first_letter(word)
        is_whole = letter == "".join(sign for sign in word if unicodedata.category(sign)[0] in "LM")
        # Where words are one letter, as in 李 明, all of them together would be the name.
        if letter and not (is_whole and tells_a_word):
            letters.append(letter)
            tells_a_word = tells_a_word or is_whole
    return " ".join(f"{letter}." for letter in letters[:MOST])


def first_letter(word: str) -> str:
    """With the marks that belong to it, as people see one letter; '' for a word that has none."""
    start = next((place for place, sign in enumerate(word) if is_letter(sign)), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(word) and belongs_to_letter(word[start:end], word[end]):
        end += 1
    # In some scripts a whole word is drawn as one letter.
    letter = word[start] if word[start:end] == word else word[start:end].rstrip("\u200c\u200d")
    return letter.title() if len(letter.title()) == len(letter) else letter


def is_letter(sign: str) -> bool:
    return unicodedata.category(sign).startswith("L")


def belongs_to_letter(letter: str, sign: str) -> bool:
    joined = unicodedata.combining(letter[-1]) == VIRAMA or letter[-1] in LEADING_VOWELS
    return unicodedata.category(sign).startswith("M") or sign in "\u200c\u200d" or (joined and is_letter(sign))
