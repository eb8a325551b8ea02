"""A stranger's text is made comparable without costing more than its length."""

from certificates.inspection import words
from certificates.inspection.words import words_of


def test_only_so_much_of_one_word_is_put_in_order(monkeypatch):
    asked = []
    normalize = words.unicodedata.normalize
    monkeypatch.setattr(words, "unicodedata", _Noting(words.unicodedata, asked, normalize))
    words_of("a" + "\u0323\u0301" * 10_000)
    assert max(asked) <= 1000


class _Noting:
    def __init__(self, real, asked, normalize):
        self.category = real.category
        self.normalize = lambda form, text: asked.append(len(text)) or normalize(form, text)


def test_widths_joined_letters_and_signs_that_are_not_seen_make_no_difference():
    assert words_of("ﬁn\u200bal\u00a0Ｃode cafe\u0301 end\ufffe\r\nof") == ["final", "Code", "café", "end", "of"]
