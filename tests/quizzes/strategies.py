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


@st.composite
def assignments(draw, kind: str, most: int) -> Content:
    """A frozen question whose items are each given one of a few choices."""
    choices = [{"id": f"choice-{at}", "text": draw(words)} for at in range(draw(st.integers(2, 5)))]
    wanted = st.sampled_from([choice["id"] for choice in choices])
    items = [
        {"id": f"item-{at}", "text": draw(words), "wanted": draw(wanted), "feedback": draw(words)}
        for at in range(draw(st.integers(2, most)))
    ]
    content = {"type": kind, "id": "bank/question", "prompt": draw(words), "feedback": draw(words)}
    return {**content, "items": items, "choices": choices}


def assigned(content: Content, key: str) -> st.SearchStrategy[dict]:
    """An answer to it: choices for some of the items, at least one."""
    choice = st.sampled_from([choice["id"] for choice in content["choices"]])
    item = st.sampled_from([item["id"] for item in content["items"]])
    return st.dictionaries(item, choice, min_size=1).map(lambda given: {key: given})


@st.composite
def orderings(draw) -> Content:
    items = [{"id": f"item-{at}", "text": draw(words)} for at in draw(st.permutations(range(draw(st.integers(3, 8)))))]
    content = {"type": "ordering", "id": "bank/question", "prompt": draw(words), "feedback": draw(words)}
    return {**content, "items": items}


def ordered(content: Content) -> st.SearchStrategy[dict]:
    return st.permutations([item["id"] for item in content["items"]]).map(lambda order: {"order": order})
