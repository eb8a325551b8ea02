"""Question banks in and out: GIFT, Moodle XML, Aiken, QTI 3 packages and our own YAML.

Each format reads and writes `Asked` questions, whose interaction is in the terms of `quizzes.questions.interactions`;
`entries` turns what was read into the entries of `bank.yaml`, which are then checked as any question is.
"""
