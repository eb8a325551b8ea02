"""Question types: one module each. A type is a StreamField block that can also read, check and grade an answer."""

from wagtail.blocks import CharBlock, StructBlock

QUESTION_BLOCKS = [("single_choice", StructBlock([("prompt", CharBlock())]))]
