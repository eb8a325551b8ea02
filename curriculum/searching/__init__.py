"""What learners find: courses, lessons and words explained, in their own language. See docs/architecture.md."""
