"""The one way a pack's data is written as YAML, so that the same content always gives the same bytes."""

from __future__ import annotations

import re
from typing import Any

import yaml

Data = Any  # dicts, lists, text, whole numbers, truth values

WORD = re.compile(r"[\w./:-]+")


class Writer(yaml.SafeDumper):
    """Fields in the order given, lists indented, long text as literals, quotes only where YAML needs them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        style = super().choose_scalar_style()
        return '"' if style == "'" else style

    def ignore_aliases(self, data: Data) -> bool:
        return True


def write_text(writer: Writer, text: str) -> yaml.Node:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def write_list(writer: Writer, items: list) -> yaml.Node:
    """Lists of words stand on one line: `[front-desk, recognising]`."""
    are_words = all(isinstance(item, str) and WORD.fullmatch(item) for item in items)
    return writer.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=are_words)


Writer.add_representer(str, write_text)
Writer.add_representer(list, write_list)


def to_yaml(data: Data) -> str:
    """`data` as YAML. Text of several lines gets the newline at its end that a literal has."""
    return yaml.dump(with_last_newlines(data), Dumper=Writer, sort_keys=False, allow_unicode=True, width=1_000_000_000)


def with_last_newlines(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: with_last_newlines(value) for key, value in data.items()}
    if isinstance(data, list):
        return [with_last_newlines(item) for item in data]
    return data + "\n" if isinstance(data, str) and "\n" in data else data
