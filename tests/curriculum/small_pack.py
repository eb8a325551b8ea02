"""A small pack with one of everything, to load, break and write back."""

from __future__ import annotations

from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><rect width="8" height="4" fill="#446"/></svg>\n'

FILES = {
    "course.yaml": """\
title: Small Steps
language: en
version: "1.0"
audience: employers
sector: hospitality
pillar: prevention
region: CA-ON
summary: A short course to test with.
introduction: |
  You meet people *all day*.
  You know when something is off.

  - Notice.
  - Tell.
objectives:
  - Notice clusters.
curriculum_codes: []
valid_months: 12
attestation: I took every lesson myself.
picture:
  file: lobby.svg
  alt: A calm lobby.
parent_letter: |
  To the families of {school}:

  We begin on {date}. Ask {teacher} at {contact}.
parent_letter_exemption: Write to {teacher} by {date}.
facilitator_module: other-course/leading-it
""",
    "bank.yaml": """\
title: "Small Steps: questions"
questions:
  - id: one-sign
    type: single_choice
    tags: [signs]
    difficulty: easy
    objective: Notice clusters
    practice: true
    prompt: What do you do with **one** sign?
    options:
      - text: Keep it in mind.
        correct: true
        feedback: Yes.
      - text: Ask the guest.
        feedback: That may put people at risk.
  - id: border
    type: true_false
    tags: []
    difficulty: medium
    practice: false
    prompt: It needs a border.
    answer: false
    feedback_true: It does not.
    feedback_false: Right.
""",
    "01-first-module/module.yaml": """\
title: First module
introduction: Where it starts.
""",
    "01-first-module/01-at-the-desk.yaml": """\
title: At the desk
minutes: 4
objectives:
  - Say what you saw.
topics: [definition, contacts]
curriculum_codes:
  - Ontario HPE 2019, Grade 7, D1.1
summary: What you may see at the desk.
body:
  - block: text
    id: opening
    text: |
      ## At the desk

      Words with a [link](https://example.org/).
  - block: image
    id: lobby
    file: lobby.svg
    alt: A calm lobby.
  - block: fact
    id: fact
    fact: F1
  - block: scenario
    id: late
    title: A late arrival
    introduction: It is 11 pm.
    scenes:
      - scene: start
        text: A guest waits.
        choices:
          - choice: Ask aloud
            to: aloud
          - choice: Tell the manager
            to: told
      - scene: aloud
        text: She looks away.
        choices:
          - choice: Step back and tell the manager
            to: told
      - scene: told
        text: |
          The manager thanks you.
          You are not alone with it.
  - block: conversation
    id: chat
    title: A chat
    messages:
      - from: Ana
        text: "Hi: how are you?"
        second_look: false
        why: Friendly.
      - from: Ben
        text: Send me your passport.
        second_look: true
        why: Nobody needs it.
    required: false
  - block: knowledge_check
    id: check
    question: one-sign
  - block: teacher_note
    id: settling
    heading: Settling in
    minutes: 5
    text: Leave two minutes of quiet.
  - block: hard_question
    id: whose-fault
    question: Is it their fault?
    answer: |
      No.

      - Say it plainly.
""",
    "01-first-module/02-check.quiz.yaml": """\
title: Check
minutes: 3
introduction: Two questions.
pass_mark: 80
shuffle_questions: true
shuffle_options: false
questions:
  - draw:
      count: 1
      tags: []
  - type: true_false
    id: own
    prompt: Telling someone helps.
    answer: true
""",
    "02-second-module/module.yaml": "title: Second module\n",
    "02-second-module/01-whom-to-tell.yaml": """\
title: Whom to tell
minutes: 3
body:
  - block: text
    id: opening
    text: Tell the manager.
""",
    "images/lobby.svg": SVG,
}


def write_small_pack(folder: Path) -> Path:
    pack = folder / "small-steps"
    for name, text in FILES.items():
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_text(text, encoding="utf-8")
    return pack


def change(pack: Path, file: str, old: str, new: str) -> None:
    """Edit a file of the pack; the words to replace must be there."""
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
