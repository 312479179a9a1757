"""The server speaks the language of its editor: a catalogue that is whole, and used."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import precis
from precis import errors
from precis.lsp.wording import Words
from precis.text.counted import counted
from precis.text.said import Said, joined

SERVER = Path(precis.__file__).parent
CATALOGUES = sorted((SERVER / "lsp" / "words").glob("*.json"))
# The command line stays English.
ROOMS = ("lsp", "grounded", "writing", "facts", "engine", "text")
# These modules serve `precis model` alone, and tests.
ENGLISH = ("downloads", "hub_errors", "local_models", "choice", "fake")
# Nobody hears these: a client that has left, and programs that ask in the wrong way.
UNHEARD = (
    "The client left before its turn came.",
    "The engine host was asked before it started loading its model.",
    "A choice to be scored is empty. Give each one some text.",
)


def calls(*rooms: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call in the source of these rooms, and of the modules beside all rooms."""
    inside = (path for room in rooms for path in sorted((SERVER / room).rglob("*.py")))
    for path in (*sorted(SERVER.glob("*.py")), *inside):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


def texts() -> Iterator[str]:
    """Every English text that the server's source says to an editor."""
    for _, call in calls(*ROOMS):
        yield from said_by(call)


def said_by(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = [str(one.value) for one in call.args if isinstance(one, ast.Constant)]
    if name in ("Said", "words") and given:
        yield given[0]
    if name == "counted" and given:
        yield from (f"{{count:,}} {given[0]}", f"{{count:,}} {given[0]}s")


def placeholders(text: str) -> list[str]:
    parsed = Formatter().parse(text)
    return sorted(f"{name}!{kind}:{form}" for _, name, form, kind in parsed if name)


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.stem)
def catalogue(request: pytest.FixtureRequest) -> dict[str, str]:
    found: dict[str, str] = json.loads(request.param.read_text("utf-8"))
    return found


def test_a_catalogue_has_every_text_and_no_other(catalogue: dict[str, str]) -> None:
    assert sorted(catalogue) == sorted(set(texts()))


def test_a_catalogue_fills_in_the_same_values(catalogue: dict[str, str]) -> None:
    assert {text: placeholders(told) for text, told in catalogue.items()} == {
        text: placeholders(text) for text in catalogue
    }


def test_what_is_made_into_a_text_stands_there_as_it_is_written() -> None:
    """A text put together before it is looked up is in no catalogue."""
    for path, call in calls(*ROOMS):
        name = getattr(call.func, "id", "")
        if name == "Said" and path.stem not in ("said", "counted", "wording"):
            assert isinstance(call.args[0], ast.Constant), f"{path}:{call.lineno}"


def test_an_error_of_settings_or_engine_can_be_said_in_another_language() -> None:
    kinds = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    bare = [
        f"{path}:{call.lineno}"
        for path, call in calls("engine")
        if getattr(call.func, "id", "") in kinds and path.stem not in ENGLISH
        for given in call.args[:1]
        if isinstance(given, ast.JoinedStr)
        or (isinstance(given, ast.Constant) and given.value not in UNHEARD)
    ]
    assert bare == []


KOREAN = Words({"{count:,} jobs": "작업 {count:,}개", "Not {what}.": "{what} 아님."})


def test_a_value_is_said_anew_with_the_sentence_around_it() -> None:
    said = Said("Not {what}.", what=counted(1200, "job"))
    assert (said, KOREAN(said)) == ("Not 1,200 jobs.", "작업 1,200개 아님.")
    assert KOREAN("Not {what}.", what="{braces}") == "{braces} 아님."


def test_sentences_side_by_side_are_said_anew_each_by_itself() -> None:
    said = joined(" · ", (counted(2, "job"), "paper.md", Said("Not {what}.", what="x")))
    assert (said, KOREAN(said)) == ("2 jobs · paper.md · Not x.", "작업 2개 · paper.md · x 아님.")


def test_what_a_catalogue_lacks_stays_english() -> None:
    assert KOREAN(Said("A {thing}.", thing="cat")) == "A cat."
    assert KOREAN('{"range": …}') == '{"range": …}'


@pytest.mark.parametrize("locale", ["ko", "ko-KR", "ko_KR.UTF-8", "KO"])
def test_a_locale_is_known_by_its_language(locale: str) -> None:
    assert Words.of(locale)("Cancel") == "취소"


@pytest.mark.parametrize("locale", [None, "", "en", "en-GB", "kok", "xx", "../ko", "C"])
def test_another_locale_is_english(locale: str | None) -> None:
    assert Words.of(locale) == Words()
