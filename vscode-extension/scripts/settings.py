"""Writes the server's settings into package.json, so that there is one list of them.

The server's schema (`precis settings schema`) comes after the few settings that only this
extension has (client-settings.json). Descriptions go to package.nls.json, under `setting.…`;
package.nls.ko.json is written by hand. With --check nothing is written: the exit code tells.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

EXTENSION = Path(__file__).resolve().parents[1]
GUARDED = "machine-overridable"


def schemas() -> dict[str, dict[str, Any]]:
    """All settings with their rules, in the order in which they are shown."""
    from precis.cli.settings import schema

    own = json.loads((EXTENSION / "scripts" / "client-settings.json").read_text("utf-8"))
    return {**own, **schema()["properties"]}


def properties() -> dict[str, dict[str, Any]]:
    """What package.json contributes: each description is a reference into package.nls.json."""
    found = {}
    for order, (key, rules) in enumerate(schemas().items(), 1):
        name = _name(key)
        kept = {word: value for word, value in rules.items() if word != "description"}
        kept["markdownDescription"] = f"%{name}%"
        if "enum" in rules:
            kept["enumDescriptions"] = [f"%{name}.{choice}%" for choice in rules["enum"]]
        kept["order"] = order
        found[key] = kept
    return found


def words() -> dict[str, str]:
    """The English descriptions, by their names in package.nls.json."""
    found = {}
    for key, rules in schemas().items():
        name = _name(key)
        found[name] = rules["description"]
        for choice, meaning in zip(
            rules.get("enum", ()), rules.get("enumDescriptions", ()), strict=True
        ):
            found[f"{name}.{choice}"] = f"{meaning[0].upper()}{meaning[1:]}."
    return found


def restricted() -> list[str]:
    """The settings that a folder must be trusted for."""
    return [key for key, rules in schemas().items() if rules["scope"] == GUARDED]


def package(old: dict[str, Any]) -> dict[str, Any]:
    """package.json with the settings as they are now."""
    contributes = {
        **old["contributes"],
        "configuration": {"title": "Précis", "properties": properties()},
    }
    untrusted = {
        **old["capabilities"]["untrustedWorkspaces"],
        "restrictedConfigurations": restricted(),
    }
    capabilities = {**old["capabilities"], "untrustedWorkspaces": untrusted}
    return {**old, "capabilities": capabilities, "contributes": contributes}


def translations(old: dict[str, str]) -> dict[str, str]:
    """package.nls.json with the descriptions as they are now."""
    kept = {key: value for key, value in old.items() if not key.startswith("setting.")}
    return {**kept, **words()}


def _name(key: str) -> str:
    return key.replace("precis.", "setting.", 1)


def main(*, check: bool) -> int:
    """Bring both files up to date, or say which one is not."""
    stale = []
    for name, renewed in (("package.json", package), ("package.nls.json", translations)):
        path = EXTENSION / name
        text = path.read_text("utf-8")
        new = json.dumps(renewed(json.loads(text)), indent=2, ensure_ascii=False) + "\n"
        if new != text:
            stale.append(name)
            if not check:
                path.write_text(new, "utf-8")
    if check and stale:
        print(f"{', '.join(stale)}: the settings differ. Run: npm run settings", file=sys.stderr)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.path.insert(0, str(EXTENSION.parent / "server"))
    sys.exit(main(check="--check" in sys.argv))
