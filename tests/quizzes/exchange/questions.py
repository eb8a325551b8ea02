"""Questions of every kind on their way out: some to look at, and any that hypothesis can think of."""

from hypothesis import strategies as st

from curriculum.packing.values import tidy_line, tidy_paragraphs
from quizzes.exchange.asked import Asked
from quizzes.exchange.rich_texts import inline, paragraph
from quizzes.questions.interactions import (
    Choice,
    Gap,
    Gaps,
    HotText,
    Judgement,
    Matching,
    Number,
    Option,
    Ordering,
    Scale,
    Text,
)

THREE = (
    Option("Tell the duty manager.", 1, "Two see more than one."),
    Option("Ask the guest: “Are you = safe?”", 0, "That may add {pressure}."),
    Option("Wait ~ a bit", 0),
)
PHRASES = (Option("keep your papers safe", 1, "Papers stay with their owner."), Option("uniform", 0, "Many do this."))
SAMPLES = {
    "single_choice": Choice(THREE),
    "multiple_choice": Choice((*THREE, Option("Write it down.", 1)), multiple=True),
    "true_false": Judgement(False, "It needs no border.", "Right."),
    "matching": Matching(
        (("A tap drips", "Maintenance"), ("Someone is afraid", "The duty manager")), ("Other guests",)
    ),
    "ordering": Ordering(("Notice", "Tell", "Write it down")),
    "hot_text": HotText(PHRASES, True, ("We ", 0, ".\nYour ", 1, " is free.")),
    "gap_choice": Gaps(
        ("Tell the ", Gap(("duty manager", "guest")), ".\nCall ", Gap(("911", "a friend", "nobody")), ".")
    ),
    "short_text": Text(("cluster", "a cluster")),
    "number": Number(7.5, 0.25, "hours"),
    "rating": Scale("Not at all sure", "Very sure", 5),
}


def sample(kind: str, **changes) -> Asked:
    feedback = "<p>You are <b>not</b> alone with it.</p>"
    asked = {"id": kind, "prompt": "<p>What do you <b>do</b>?</p>", "feedback": feedback, "tags": ("desk",)}
    return Asked(interaction=SAMPLES[kind], **{**asked, **changes})


# What hypothesis makes up ---------------------------------------------------------------------------------------

SIGNS = st.sampled_from("~=#{}:\\%*[]|<>&\"'->.\n  1Aa_")
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
raw = st.text(st.one_of(SIGNS, LETTERS), min_size=1, max_size=25)
texts = raw.map(tidy_paragraphs).filter(bool)
lines = raw.map(tidy_line).filter(bool)
maybe = st.one_of(st.just(""), texts)
numbers = st.floats(-1e9, 1e9).map(lambda number: round(number, 6) + 0.0)


@st.composite
def rich(draw, marks=("", "b", "i")) -> str:
    """Paragraphs, with a list among them if lists are wanted."""
    blocks = []
    for text in draw(st.lists(lines, min_size=1, max_size=3)):
        mark = draw(st.sampled_from(marks))
        if mark == "ul":
            blocks.append(f"<ul><li>{inline(text)}</li><li>two</li></ul><p>then</p>")
        else:
            blocks.append(f"<p><{mark}>{inline(text)}</{mark}></p>" if mark else paragraph(text))
    return "".join(blocks)


@st.composite
def single(draw) -> Choice:
    options = [Option(draw(texts), 0, draw(maybe)) for _number in range(draw(st.integers(1, 5)))]
    options.insert(draw(st.integers(0, len(options))), Option(draw(texts), 1, draw(maybe)))
    return Choice(tuple(options))


@st.composite
def several(draw) -> Choice:
    options = [Option(draw(texts), 1, draw(maybe)), Option(draw(texts), 0, draw(maybe))]
    options += [
        Option(draw(texts), draw(st.sampled_from([0, 1])), draw(maybe)) for _number in range(draw(st.integers(0, 4)))
    ]
    return Choice(tuple(draw(st.permutations(options))), multiple=True)


@st.composite
def matching(draw) -> Matching:
    pairs = draw(st.lists(st.tuples(lines.filter(lambda text: "->" not in text), lines), min_size=2, max_size=5))
    matches = {match for _item, match in pairs}
    others = draw(st.lists(lines, max_size=2, unique=True))
    return Matching(tuple(pairs), tuple(other for other in others if other not in matches))


@st.composite
def gaps(draw) -> Gaps:
    parts: list = [draw(texts) + " "]
    for _number in range(draw(st.integers(1, 3))):
        parts += [Gap(tuple(draw(st.lists(lines, min_size=2, max_size=4, unique=True)))), f" {draw(texts)} "]
    parts[-1] = parts[-1].rstrip()
    return Gaps(tuple(parts))


@st.composite
def hot_text(draw) -> HotText:
    options = [Option(draw(lines), 1, draw(maybe)), Option(draw(lines), 0, draw(maybe))]
    return HotText(tuple(draw(st.permutations(options))), True, (f"{draw(texts)} ", 0, f" {draw(texts)} ", 1))


ANY = {
    "single_choice": single(),
    "multiple_choice": several(),
    "true_false": st.builds(Judgement, st.booleans(), maybe, maybe),
    "matching": matching(),
    "ordering": st.lists(lines, min_size=2, max_size=6, unique=True).map(lambda items: Ordering(tuple(items))),
    "hot_text": hot_text(),
    "gap_choice": gaps(),
    "short_text": st.lists(lines.filter(lambda text: "->" not in text), min_size=1, unique=True).map(
        lambda accepted: Text(tuple(accepted))
    ),
    "number": st.builds(Number, numbers, numbers.map(abs), st.one_of(st.just(""), st.just("kg"))),
    "rating": st.builds(Scale, lines, lines, st.integers(3, 10)),
}


def any_question(kind: str) -> st.SearchStrategy[Asked]:
    ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,20}", fullmatch=True)
    tags = st.lists(st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True), max_size=3, unique=True).map(tuple)
    feedback = st.one_of(st.just(""), rich())
    return st.builds(Asked, ids, rich(("", "b", "i", "ul")), ANY[kind], feedback, tags)
