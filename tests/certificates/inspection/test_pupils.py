"""A forged file with a pupil's code on it tells its sender nothing that the code alone would not."""

import json
from dataclasses import asdict

import pytest

from certificates.inspection.inspecting import inspect
from certificates.inspection.report import Outcome
from certificates.inspection.words import words_of
from tests.certificates.inspection import samples


def forged(genuine: bytes, name: str) -> bytes:
    return samples.without_credential(samples.without_signature(samples.with_line(genuine, name)))


@pytest.mark.parametrize("name", ["Max Morris", "Zed", "", "Lara Lund"])
def test_the_name_is_not_given_away(of_a_pupil, genuine, name):
    report = json.dumps(asdict(inspect(forged(genuine, name))), default=str)
    assert not {"Lea", "Learner"} & set(words_of(report.replace('"', " ")))


def test_a_right_guess_reads_like_a_wrong_one_with_the_same_initials(of_a_pupil, genuine):
    right, wrong = (inspect(forged(genuine, name)) for name in ("Lea Learner", "Lara Lund"))
    assert [fact.is_same for fact in right.comparison.facts] == [fact.is_same for fact in wrong.comparison.facts]
    assert (right.outcome, right.sentence, right.words_sentence) == (
        wrong.outcome,
        wrong.sentence,
        wrong.words_sentence,
    )


def test_nothing_else_can_be_guessed_either(of_a_pupil, genuine):
    """Such as the score."""
    report = inspect(samples.without_signature(samples.with_line(genuine, "Final check 50 %", line=8)))
    assert report.outcome == Outcome.UNSIGNED and "Nothing else was compared" in report.words_sentence
    assert (report.comparison.added, report.comparison.missing, report.comparison.missing_count) == ([], [], 0)


def test_a_forged_credential_is_answered_by_initials(of_a_pupil, genuine):
    def forge(name):
        def change(credential):
            credential["credentialSubject"]["identifier"][0]["identityHash"] = name
            credential["credentialSubject"]["achievement"]["version"] = "9"

        return inspect(samples.without_signature(samples.with_credential(genuine, change)))

    assert forge("Lea Learner").credential_says == forge("Lara Lund").credential_says == []
    (fact,) = forge("Max Morris").credential_says
    assert (fact.in_file, fact.issued, fact.by_initials) == ("Max Morris", "L. L.", True)


def test_other_initials_are_told(of_a_pupil, genuine):
    (fact,) = inspect(forged(genuine, "Max Morris")).comparison.differing
    assert (fact.in_file, fact.issued, fact.by_initials) == ("Max Morris", "L. L.", True)


def test_the_page_of_a_genuine_file_shows_initials(of_a_pupil, genuine, send):
    page = send(genuine)
    assert "This file is genuine" in page.text and "L. L." in page.text and "Learner" not in page.text
