"""GIFT files: questions with their answers in braces."""

from __future__ import annotations

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from quizzes.exchange.asked import Asked
from quizzes.exchange.found_pictures import nowhere, take_picture
from quizzes.exchange.gift.answers import Answers
from quizzes.exchange.gift.chunks import Chunk, chunks_of
from quizzes.exchange.gift.marks import bring_back
from quizzes.exchange.gift.texts import FORMAT, rich, split_format
from quizzes.exchange.reading import Item, Reading, note_losses, tags_of, tags_of_category, unsupported
from quizzes.exchange.rich_texts import title_of
from quizzes.exchange.uploads import Upload, check_length, refuse

LONGEST = 100_000
GAP = "_____"
TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)


def read(upload: Upload, reading: Reading) -> None:
    for chunk in chunks_of(upload.text()):
        title = TITLE.match(chunk.text)
        words = title[1] if title else FORMAT.sub("", chunk.text).partition("{")[0]
        item = reading.item(chunk.numbers[0], title_of(bring_back(words)))
        reading.count(len(chunk.text), item.line)
        reading.fill(item, asked_of, chunk, item, reading)


def asked_of(chunk: Chunk, item: Item, reading: Reading) -> Asked:
    check_length(chunk.text, LONGEST)
    text = chunk.text
    title = TITLE.match(text)
    start = title.end() if title else 0
    opened, closed = braces(chunk, text, start)
    kind, before = split_format(text[start:opened], "moodle")
    after = text[closed + 1 :]
    stem = before + GAP + after if after.strip() else before
    answers = Answers(text[opened + 1 : closed], kind, item, chunk.line_at(opened))
    interaction = answers.interaction()
    prompt, picture = take_picture(rich(stem, kind), nowhere, item, reading)
    note_losses(item, prompt)
    id = reading.id_for(chunk.id, bring_back(title[1]) if title else "", html=prompt)
    tags = tags_of(chunk.tags) or tags_of_category(chunk.category)
    return replace(Asked(id, prompt, interaction, answers.feedback, tags), picture=picture)


def braces(chunk: Chunk, text: str, start: int) -> tuple[int, int]:
    """Where the answers begin and end."""
    opened, closed = text.find("{", start), text.find("}", start)
    if opened < 0 and closed < 0:
        raise unsupported("description")
    if opened < 0 or -1 < closed < opened:
        raise refuse(
            _("This } closes nothing. A brace that is part of the words is written \\}."), chunk.line_at(closed)
        )
    if closed < 0:
        raise refuse(_("The answers that begin with { have no } at their end."), chunk.line_at(opened))
    more = re.search(r"[{}]", text[opened + 1 : closed] + " " + text[closed + 1 :])
    if more:
        sentence = _("There is another { or } here. A brace that is part of the words is written \\{ or \\}.")
        raise refuse(sentence, chunk.line_at(opened + 1 + more.start()))
    return opened, closed
