"""A pupils' course with one block and one question of every kind, and the module that opens its material."""

from __future__ import annotations

from pathlib import Path

import yaml

BANK = Path(__file__).parents[2] / "browser" / "packs" / "every-kind" / "bank.yaml"
KINDS = [question["id"] for question in yaml.safe_load(BANK.read_text(encoding="utf-8"))["questions"]][:13]

COURSE = """\
title: Level Path
language: en
version: "1.0"
audience: grades-7-8
pillar: prevention
curriculum_codes: [Course code 7]
parent_letter: |
  To the families of {school}:

  We begin on {date}. Questions? {contact}

  Yours, {teacher}
parent_letter_exemption: Tell {teacher} if your child would rather do other work.
facilitator_module: for-teachers/leading
"""
LESSON = """\
title: On the way
minutes: 25
objectives: [Say who can help.]
curriculum_codes: ["Grade 7, D1.1", "Grade 7, D2.2"]
body:
  - {block: before_you_start, id: before, text: You may pause at any time.}
  - {block: teacher_note, id: first, heading: Arriving, minutes: 5, text: "Say: welcome, everyone."}
  - block: text
    id: opening
    text: |
      ## A path

      See [the course](/courses/level-path/) and [a site](https://example.org/more).

      1. One foot.
      2. The other.
  - {block: image, id: view, file: path.svg, alt: A path between two trees., caption: Where we walk}
  - {block: fact, id: fact, fact: F1}
  - {block: teacher_note, id: aside, heading: By the way, text: Leave room for quiet.}
  - {block: grounding, id: settle, title: Settle, steps: [Feel your feet., Breathe out.]}
  - {block: teacher_note, id: second, heading: On your feet, minutes: 15, text: Pairs first.}
  - block: scenario
    id: corner
    title: At the corner
    introduction: It is four o'clock.
    scenes:
      - scene: start
        text: Somebody waves to you.
        choices:
          - {choice: Wave back, to: waved}
          - {choice: Walk on with a friend, to: walked}
      - {scene: waved, text: They wave again., choices: [{choice: Find your friend, to: walked}]}
      - {scene: walked, text: You arrive together.}
  - block: conversation
    id: chat
    title: A chat after school
    messages:
      - {from: Ari, text: See you at six?, second_look: false, why: A plain question.}
      - {from: Dev, text: Tell nobody that we talk., second_look: true, why: A secret keeps help away.}
    closing: Secrets were asked for.
CHECKS
  - {block: discussion, id: talk, prompt: What makes a path safe?, minutes: 4}
  - {block: hard_question, id: hard, question: Is it my fault?, answer: "Say it plainly: no."}
  - {block: key_points, id: points, heading: To keep, points: [Walk together.]}
  - {block: reflection, id: think, prompt: Who walks with you?}
  - {block: help_services, id: help}
  - {block: sources, id: sources, items: [{title: A report, address: "https://example.org/report", year: "2024"}]}
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 45">
  <rect width="80" height="45" fill="#D5E7E3"/>
  <path d="M30 45 L38 20 H42 L50 45 Z" fill="#76AE8C"/>
</svg>
"""
ASKED_OF_A_PICTURE = "    picture: sign.svg\n    picture_alt: A sign at a door.\n"
CHECK = "  - {{block: knowledge_check, id: check-{id}, question: {id}}}"


def bare(title: str, words: str) -> str:
    """A lesson with nothing but words."""
    return f"title: {title}\nminutes: 3\nbody:\n  - {{block: text, id: only, text: {words}}}\n"


FILES = {
    "level-path/course.yaml": COURSE,
    "level-path/bank.yaml": BANK.read_text(encoding="utf-8").replace(
        "    type: single_choice\n", f"    type: single_choice\n{ASKED_OF_A_PICTURE}", 1
    ),
    "level-path/images/path.svg": DRAWING,
    "level-path/images/sign.svg": DRAWING,
    "level-path/01-walking/module.yaml": "title: Walking\n",
    "level-path/01-walking/01-on-the-way.yaml": LESSON.replace(
        "CHECKS", "\n".join(map(CHECK.format_map, ({"id": id} for id in KINDS)))
    ),
    "level-path/01-walking/02-bare.yaml": bare("Bare", "Just words."),
    "level-path/01-walking/03-look-back.quiz.yaml": """\
title: Look back
minutes: 3
pass_mark: 80
shuffle_questions: true
shuffle_options: true
questions:
  - draw: {count: 2, tags: []}
  - {type: true_false, id: own, prompt: Asking is a strength., answer: true, feedback_true: It takes courage.}
""",
    "for-teachers/course.yaml": """\
title: For Teachers
language: en
version: "1.0"
audience: educators
pillar: prevention
""",
    "for-teachers/01-leading/module.yaml": "title: Leading it\n",
    "for-teachers/01-leading/01-rules.yaml": bare("Ground rules", "Rules."),
    "for-teachers/01-leading/02-hard.yaml": bare("Hard moments", "Moments."),
    "for-teachers/02-more/module.yaml": "title: More\n",
    "for-teachers/02-more/01-later.yaml": bare("Later", "Later."),
}


def write_packs(folder: Path) -> list[Path]:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / "for-teachers", folder / "level-path"]
