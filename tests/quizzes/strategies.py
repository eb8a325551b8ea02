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
