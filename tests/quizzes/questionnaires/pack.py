"""A questionnaire as a pack holds it, in the canonical form."""

from curriculum.packing.writing import to_yaml

KNOWLEDGE = [("border", False), ("work", True), ("known", True), ("age", False), *((f"more-{n}", True) for n in "abcd")]

DATA = {
    "title": "Before and after",
    "introduction": "Why we ask: to make the course *better*.\n\nThere is no mark. Skip what you like.",
    "knowledge": [{"id": id, "statement": f"Knowledge {id}.", "answer": answer} for id, answer in KNOWLEDGE],
    "myths": [
        *({"id": f"myth-{n}", "statement": f"Myth {n}.", "myth": True} for n in "abcd"),
        {"id": "no-myth", "statement": "Myth none.", "myth": False},
    ],
    "confidence": [{"id": f"sure-{n}", "statement": f"I would know {n}."} for n in "abcd"],
    "intention": [
        {
            "id": f"friend-{n}",
            "prompt": f"Friend {n} gets a message.",
            "options": [
                {"text": "Listen", "helpful": True},
                {"text": "Tell a coach", "helpful": True},
                {"text": "Say nothing", "helpful": False},
            ],
        }
        for n in "abc"
    ],
}
TEXT = to_yaml(DATA).replace("    myth: true\n", "")
