"""The house-style check: what an editor should look at before a page reaches learners.

`checking.check(page)` gives every `Finding`, `checking.must_be_put_right(page)` those that publishing waits for. A
check is one module of `checks/` with a function `look(material)`, listed in `checking.CHECKS`.
"""
