"""Values of blocks, as an editor would write them."""

SCENARIO = {
    "title": "A late arrival",
    "introduction": "<p>Eleven at night.</p>",
    "required": True,
    "scenes": [
        {
            "scene": "start",
            "text": "<p>She looks at the floor.</p>",
            "choices": [
                {"choice": "Ask her in front of him", "to": "asked"},
                {"choice": "Tell the duty manager", "to": "told"},
            ],
        },
        {
            "scene": "asked",
            "text": "<p>He answers for her.</p>",
            "choices": [{"choice": "Step back and tell the manager", "to": "told"}],
        },
        {"scene": "told", "text": "<p>The manager thanks you.</p>", "choices": []},
    ],
}

CONVERSATION = {
    "title": "Messages about a job",
    "introduction": "",
    "required": True,
    "closing": "<p>They hurry you.</p>",
    "messages": [
        {"from": "Agency", "text": "We pay your flight.", "second_look": True, "why": "It becomes a debt."},
        {"from": "Ana", "text": "What is the wage?", "second_look": False, "why": "A fair question."},
        {
            "from": "Agency",
            "text": "Decide today & <b>tell nobody</b>.",
            "second_look": True,
            "why": "Hurry and secrecy.",
        },
    ],
}
