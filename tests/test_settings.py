"""Settings from an editor: read leniently, never with an error, every fault named."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from precis.settings import Settings, parse

KEYS = {item.metadata["key"]: item for item in fields(Settings)}


@pytest.mark.parametrize(
    "raw",
    [
        {"summarize": {"style": "tldr"}, "engine": {"context": 4096}},
        {"summarize.style": "tldr", "engine.context": 4096},
        {"precis": {"summarize": {"style": "tldr"}, "engine": {"context": 4096}}},
        {"precis": {"summarize.style": "tldr", "engine.context": 4096}},
        {"precis.summarize.style": "tldr", "precis.engine.context": 4096},
        {"summarize": {"style": "tldr"}, "engine.context": 4096},
    ],
    ids=["nested", "dotted", "section", "section dotted", "full keys", "mixed"],
)
def test_keys_may_be_nested_or_dotted(raw: dict[str, Any]) -> None:
    assert parse(raw) == (Settings(style="tldr", context=4096), ())


@pytest.mark.parametrize("raw", [None, {}, {"precis": {}}, {"model": None, "engine": {}}])
def test_what_is_not_set_takes_its_default_without_a_word(raw: Any) -> None:
    assert parse(raw) == (Settings(), ())


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_setting_accepts_its_own_default(key: str) -> None:
    assert parse({key: KEYS[key].default}) == (Settings(), ())


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_setting_has_a_description(key: str) -> None:
    assert KEYS[key].metadata["description"].endswith(".")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("modle", "precis.model"),
        ("engine.contxt", "precis.engine.context"),
        ("summarise.style", "precis.summarize.style"),
        ("maxtokens", "precis.maxTokens"),
    ],
)
def test_an_unknown_key_is_named_with_the_one_that_was_meant(key: str, meant: str) -> None:
    settings, (warning,) = parse({key: 1})
    assert settings == Settings()
    assert f"precis.{key}:" in warning
    assert f"Did you mean {meant}?" in warning


def test_a_key_like_no_other_gets_no_suggestion() -> None:
    _, (warning,) = parse({"zzzz": 1})
    assert "precis.zzzz" in warning
    assert "mean" not in warning


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("engine.context", "many", "expected a number, got a string"),
        ("engine.context", True, "expected a number, got true or false"),
        ("engine.context", [1], "expected a number, got a list"),
        ("engine.context", 100, "expected a number from 512 to 131072, got 100"),
        ("engine.context", 1e9, "expected a number from 512 to 131072"),
        ("engine.context", 1024.5, "expected a whole number, got 1024.5"),
        ("engine.context", math.inf, "expected a"),
        ("engine.context", -math.inf, "expected a"),
        ("engine.context", math.nan, "expected a"),
        ("confirm.minutes", math.nan, "expected a"),
        ("confirm.minutes", math.inf, "expected a"),
        ("confirm.minutes", 0, "expected a number from 0.1 to 1440, got 0"),
        ("seed", -1, "expected a number from 0 to"),
        ("language", "fr", "expected one of auto, ko, en, got 'fr'"),
        ("summarize.strategy", "", "expected one of auto, stuff, map_reduce, refine, got ''"),
        ("model", 3, "expected a string, got a number"),
        ("title", ["a"], "expected a string, got a list"),
    ],
)
def test_a_wrong_value_gets_a_warning_with_the_key_and_the_default(
    key: str, value: Any, fault: str
) -> None:
    settings, (warning,) = parse({key: value})
    assert settings == Settings()
    assert warning.startswith(f"precis.{key}: {fault}")
    assert warning.endswith(f"; using {KEYS[key].default!r}.")


def test_one_wrong_value_spoils_no_other() -> None:
    settings, warnings = parse({"language": "fr", "seed": 9, "colour": "red"})
    assert settings == Settings(seed=9)
    assert len(warnings) == 2


def test_a_whole_number_may_be_written_as_a_fraction() -> None:
    settings, warnings = parse({"engine.context": 4096.0, "confirm.minutes": 2})
    assert warnings == ()
    assert (settings.context, settings.confirm_minutes) == (4096, 2.0)
    assert isinstance(settings.context, int)
    assert isinstance(settings.confirm_minutes, float)


@pytest.mark.parametrize("raw", [[], "text", 3, True, [{"model": "x"}]])
def test_anything_but_an_object_gets_one_warning(raw: Any) -> None:
    settings, (warning,) = parse(raw)
    assert settings == Settings()
    assert warning.startswith("precis: expected an object, got ")


keys = some.sampled_from([*KEYS, "precis", "engine", "summarize", "confirm", ""]) | some.text()
json = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(keys, inner, max_size=6),
    max_leaves=12,
)


@given(json)
@example({"engine.context": 10**400})
@example({"confirm.minutes": 10**400})
def test_no_settings_are_ever_an_error(raw: Any) -> None:
    settings, warnings = parse(raw)
    assert all(warning.startswith("precis") for warning in warnings)
    for item in fields(Settings):
        value = getattr(settings, item.name)
        assert type(value) is type(item.default)
        low, high = item.metadata["low"], item.metadata["high"]
        assert low is None or low <= value
        assert high is None or value <= high
        assert not item.metadata["choices"] or value in item.metadata["choices"]
