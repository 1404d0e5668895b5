"""Each rule's own examples, and what all rules have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import CATALOGUE, Problem, Terms
from interviewer.guide.rules import RULES
from interviewer.guide.rules.rule import Asked, Example, Rule
from interviewer.i18n import sentence, use_language

VALID = [(rule, example) for rule in RULES for example in rule.valid]
INVALID = [(rule, example) for rule in RULES for example in rule.invalid]


def name(value: object) -> str:
    return value.text[:40] if isinstance(value, Example) else getattr(value, "code", "")


@pytest.mark.parametrize(("rule", "example"), VALID, ids=name)
def test_valid(rule: Rule, example: Example) -> None:
    assert list(rule.judge(example.asked())) == []


@pytest.mark.parametrize(("rule", "example"), INVALID, ids=name)
def test_invalid(rule: Rule, example: Example) -> None:
    found = list(rule.judge(example.asked()))
    assert found
    assert all(item.words and item.reason and item.proposal for item in found)


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_each_rule_is_documented_in_both_languages(rule: Rule) -> None:
    assert rule.code in CATALOGUE
    assert type(rule).__doc__
    for examples in (rule.valid, rule.invalid):
        assert {example.language for example in examples} == {"nl", "en"}


@given(st.text(max_size=300), st.sampled_from(["nl", "en", "de"]))
def test_whatever_is_asked_can_be_judged_and_told(text: str, language: str) -> None:
    use_language("en")
    for rule in RULES:
        for found in rule.judge(Asked(text, language, ("x y",), opens=True)):
            params = {
                "words": found.words,
                "reason": Terms((found.reason,)),
                "proposal": Terms((found.proposal,)),
            }
            assert found.words in sentence(Problem(rule.code, params))


def test_a_very_long_text_is_judged() -> None:
    text = "hoe (en waarom zo " * 20_000
    codes = {rule.code for rule in RULES if list(rule.judge(Asked(text, "nl")))}
    assert "long" in codes


def test_a_language_without_rules_has_few() -> None:
    text = "Finden Sie nicht auch, dass das gut ist?"
    assert [rule.code for rule in RULES if list(rule.judge(Asked(text, "de")))] == []
