"""Packs: a course as a folder of files. See docs/packs.md."""
