"""`precis settings schema`: what editors complete and check settings with."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from precis.cli.settings import schema
from precis.settings import Settings, parse

from .conftest import Command, Precis

PROPERTIES = schema()["properties"]
GUARDED = {
    "precis.model",
    "precis.adapter",
    "precis.engine.adapters",
    "precis.examples",
    "precis.engine.url",
    "precis.engine.remoteModel",
    "precis.engine.keyVariable",
}


def test_the_command_prints_the_schema(
    precis_in: Precis, capsys: pytest.CaptureFixture[str]
) -> None:
    assert precis_in("settings", "schema") == 0
    assert json.loads(capsys.readouterr().out) == schema()


def test_it_needs_no_model_library(process: Command) -> None:
    done = process("settings", "schema")
    assert done.returncode == 0
    assert done.stderr == ""
    assert json.loads(done.stdout)["properties"]["precis.model"]["type"] == "string"


def test_every_setting_is_in_it_and_nothing_else() -> None:
    assert list(PROPERTIES) == [f"precis.{one.metadata['key']}" for one in fields(Settings)]


@pytest.mark.parametrize("key", PROPERTIES)
def test_what_the_schema_allows_the_server_takes(key: str) -> None:
    rules = PROPERTIES[key]
    allowed = [rules["default"], *rules.get("enum", ())]
    allowed += [rules[bound] for bound in ("minimum", "maximum") if bound in rules]
    for value in allowed:
        assert parse({key: value})[1] == (), value


@pytest.mark.parametrize("key", PROPERTIES)
def test_what_the_schema_forbids_the_server_refuses(key: str) -> None:
    rules = PROPERTIES[key]
    forbidden: list[object] = [[], 3 if rules["type"] == "string" else "three"]
    if "enum" in rules:
        forbidden.append("none of them")
    if "minimum" in rules:
        forbidden.append(rules["minimum"] - 1)
    if "maximum" in rules:
        forbidden.append(rules["maximum"] + 1)
    if rules["type"] == "integer":
        forbidden.append(rules["default"] + 0.5)
    for value in forbidden:
        assert len(parse({key: value})[1]) == 1, value


@pytest.mark.parametrize("key", [key for key in PROPERTIES if "enum" in PROPERTIES[key]])
def test_every_choice_says_what_it_means(key: str) -> None:
    meanings = PROPERTIES[key]["enumDescriptions"]
    assert len(meanings) == len(PROPERTIES[key]["enum"])
    assert all(meanings)


def test_what_is_run_read_or_sent_is_not_for_a_folder_to_choose() -> None:
    guarded = {key for key, rules in PROPERTIES.items() if rules["scope"] == "machine-overridable"}
    assert guarded == GUARDED
