"""What is kept at hand in a process, besides what the cache keeps for all of them."""

from curriculum import stamped_cache
from curriculum.stamped_cache import OUTLINES, recall

KEY = "tests:kept"


class Vanishing(dict):
    """Another thread clears it between a look and a grasp."""

    def __contains__(self, key: object) -> bool:
        found = super().__contains__(key)
        self.clear()
        return found


def test_a_thread_that_clears_it_disturbs_no_other(monkeypatch):
    stamp = stamped_cache.current_stamp(OUTLINES)
    monkeypatch.setattr(stamped_cache, "_at_hand", Vanishing({KEY: (stamp, "kept")}))
    assert recall(OUTLINES, KEY, lambda: "made") in {"kept", "made"}


def test_files_do_not_fill_the_memory_of_a_process(monkeypatch):
    monkeypatch.setattr(stamped_cache, "_at_hand", {})
    for _time in range(2):
        recall(OUTLINES, KEY, lambda: b"%PDF")
        recall(OUTLINES, f"{KEY}:words", lambda: "words")
    assert list(stamped_cache._at_hand) == [f"{KEY}:words"]
