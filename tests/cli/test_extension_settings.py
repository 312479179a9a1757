"""The extension's package.json has the server's settings, each of them, as they are."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import precis
from precis.cli.settings import schema

EXTENSION = Path(__file__).parents[2] / "vscode-extension"
PACKAGE = json.loads((EXTENSION / "package.json").read_text("utf-8"))
WORDS = json.loads((EXTENSION / "package.nls.json").read_text("utf-8"))
PROPERTIES: dict[str, dict[str, Any]] = PACKAGE["contributes"]["configuration"]["properties"]
SCRIPT = runpy.run_path(str(EXTENSION / "scripts" / "settings.py"))


def test_writing_the_settings_again_changes_nothing() -> None:
    assert SCRIPT["package"](PACKAGE) == PACKAGE, "run: npm run settings"
    assert SCRIPT["translations"](WORDS) == WORDS, "run: npm run settings"


def test_every_setting_of_the_server_is_there_with_its_rules_and_words() -> None:
    for key, rules in schema()["properties"].items():
        shown = PROPERTIES[key]
        for word in ("type", "default", "enum", "minimum", "maximum", "scope"):
            assert shown.get(word) == rules.get(word), key
        assert WORDS[shown["markdownDescription"].strip("%")] == rules["description"]
        assert len(shown.get("enumDescriptions", ())) == len(rules.get("enum", ()))


def test_the_others_are_the_extensions_own() -> None:
    own = set(PROPERTIES) - set(schema()["properties"])
    assert own == {"precis.preview.mode", "precis.server.command", "precis.interpreter"}


def test_a_folder_that_is_not_trusted_chooses_nothing_that_is_run_read_or_sent() -> None:
    restricted = PACKAGE["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    guarded = [key for key, rules in PROPERTIES.items() if rules["scope"] == "machine-overridable"]
    assert restricted == guarded
    assert {"precis.server.command", "precis.interpreter", "precis.model"} < set(restricted)
    assert {"precis.engine.url", "precis.adapter", "precis.engine.adapters"} < set(restricted)


def test_extension_and_server_have_one_version() -> None:
    assert PACKAGE["version"] == precis.__version__
