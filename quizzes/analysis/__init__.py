"""How the questions of a quiz do, from how they were answered: measured, flagged in words, shown to editors."""

FEWEST = 10  # people. What fewer did is not shown, neither as a figure nor in a file.
