"""The kinds of block a lesson is made of: one module each."""

from wagtail.blocks import RichTextBlock

LESSON_BLOCKS = [("text", RichTextBlock())]
