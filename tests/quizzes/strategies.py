"""Questions and answers as hypothesis makes them up."""

from hypothesis import strategies as st

from quizzes.questions.base import Content

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)


@st.composite
def choices(draw, kind: str, fewest_right: int, most_right: int) -> Content:
    """A frozen question with options."""
    number = draw(st.integers(2, 6))
    right = draw(st.integers(fewest_right, min(most_right, number - 1)))
    options = [
        {"id": f"part-{index}", "text": draw(words), "correct": index < right, "feedback": draw(words)}
        for index in range(number)
    ]
    content = {"type": kind, "id": "bank/question", "prompt": draw(words), "feedback": draw(words)}
    return {**content, "options": draw(st.permutations(options))}


def answers_to(content: Content) -> st.SearchStrategy[dict]:
    ids = [option["id"] for option in content["options"]]
    return st.lists(st.sampled_from(ids), unique=True).map(lambda chosen: {"options": chosen})


@st.composite
def texts_to_notice_in(draw, kind: str) -> Content:
    """A frozen question whose parts are marked: each kind reads what it needs of them."""
    looks = draw(st.lists(st.booleans(), min_size=2, max_size=12).filter(lambda looks: any(looks) and not all(looks)))
    parts = [
        {"id": f"part-{at}", "from": draw(words), "text": draw(words), "second_look": look, "why": draw(words)}
        for at, look in enumerate(looks)
    ]
    content = {"type": kind, "id": "bank/question", "prompt": draw(words), "feedback": draw(words), "parts": parts}
    return {**content, "passage": [piece for at in range(len(parts)) for piece in (draw(words), at)]}


def marks_in(content: Content) -> st.SearchStrategy[dict]:
    ids = sorted(part["id"] for part in content["parts"])
    return st.sets(st.sampled_from(ids), min_size=1).map(lambda marked: {"marked": sorted(marked)})


@st.composite
def dilemmas(draw) -> Content:
    """A frozen moment at work: one step is the safest."""
    others = draw(st.lists(st.sampled_from(["safe", "unsure", "unsafe"]), min_size=1, max_size=5))
    options = [
        {"id": f"part-{at}", "text": draw(words), "correct": at == 0, "safety": safety, "feedback": draw(words)}
        for at, safety in enumerate(["safest", *others])
    ]
    content = {"type": "what_would_you_do", "id": "bank/question", "prompt": draw(words), "feedback": draw(words)}
    return {**content, "options": draw(st.permutations(options))}
