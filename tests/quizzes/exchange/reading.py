"""Reading a file without a desk: what is in it, item by item."""

from io import BytesIO

from quizzes.exchange.importing import read_upload
from quizzes.exchange.reading import Item, Reading


def read(content: str | bytes, format: str = "") -> Reading:
    data = content.encode() if isinstance(content, str) else content
    return read_upload("file", BytesIO(data), len(data), format)[1]


def items(content: str | bytes, format: str = "") -> list[Item]:
    return read(content, format).items


def only(content: str | bytes, format: str = "") -> Item:
    [item] = items(content, format)
    return item


def account(content: str | bytes, format: str = "") -> dict[tuple[int, str], str]:
    """Every item, by line and title: its type, or why it has none."""
    return {(item.line, item.title): item.entry.get("type") or item.problem for item in items(content, format)}
