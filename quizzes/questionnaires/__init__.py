"""Questions before, after and some weeks after a course, so that it can be told what the course changes.

Nobody is marked, everything may be skipped, and nothing is kept that says who answered. See docs/architecture.md.
"""
