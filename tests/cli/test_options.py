"""Wrong words on the command line: one clear sentence and the documented exit code."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

import precis
from precis.cli.options import settings_of
from precis.engine.catalog import CATALOG, EMBEDDED, is_installed
from precis.engine.fake import FakeEngine
from precis.errors import EngineGone, ModelMissing

from .conftest import Command, Precis

PAPER = "# Paper\n\n## Methods\n\nTrees were measured.\n\n## Results\n\nThey grew.\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["write", "x.md"],
        ["expand"],
        ["summarize", "x.md", "--strategy", "guess"],
        ["summarize", "x.md", "--language", "fr"],
        ["serve", "--tcp", "1", "--ws", "2"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_ends_with_2_and_the_usage(process: Command, words: list[str]) -> None:
    ended = process(*words)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "usage: precis" in ended.stderr


def test_help_documents_the_exit_codes(process: Command) -> None:
    ended = process("--help")
    assert ended.returncode == 0
    for code in (0, 1, 2, 3, 4, 5, 6, 130):
        assert f"\n  {code}  " in ended.stdout


def test_the_version_is_told(process: Command) -> None:
    assert process("--version").stdout == f"precis {precis.__version__}\n"


def test_a_file_that_is_not_there_ends_with_3(process: Command) -> None:
    ended = process("expand", "missing.md")
    assert ended.returncode == 3
    assert ended.stderr == "precis: missing.md cannot be read: No such file or directory.\n"
    assert ended.stdout == ""


BAD_INPUTS = {
    "binary": (b"PK\x03\x04\x00\x00\xff", "is not UTF-8 text"),
    "zeros": (b"text\x00text", "looks like a binary file"),
    "latin-1": ("é".encode("latin-1") * 30, "is not UTF-8 text"),
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
}


@pytest.mark.parametrize("kind", BAD_INPUTS)
@pytest.mark.parametrize("command", ["expand", "summarize"])
def test_a_file_that_is_no_text_ends_with_3(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], kind: str, command: str
) -> None:
    content, said = BAD_INPUTS[kind]
    Path("paper.md").write_bytes(content)
    assert precis_in(command, "paper.md") == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_a_folder_ends_with_3(precis_in: Precis, capsys: pytest.CaptureFixture[str]) -> None:
    assert precis_in("expand", ".") == 3
    assert "cannot be read" in capsys.readouterr().err


def test_a_section_that_is_not_there_ends_with_3_and_the_ones_that_are(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    Path("paper.md").write_text(PAPER, "utf-8")
    assert precis_in("summarize", "paper.md", "--section", "Conclusion") == 3
    err = capsys.readouterr().err
    assert "no section “Conclusion”" in err
    assert "“Methods”, “Results”" in err
    assert fake.requests == []


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--context", "5"], "precis.engine.context"),
        (["--max-tokens", "-3"], "precis.maxTokens"),
        (["--threads", "-1"], "precis.engine.threads"),
        (["--seed", "-1"], "precis.seed"),
        (["--format", "docx"], "'docx' is none of markdown"),
        (["--examples", "missing.jsonl"], "precis.examples"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_an_option_out_of_range_ends_with_2_and_its_name(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], options: list[str], named: str
) -> None:
    Path("paper.md").write_text(PAPER, "utf-8")
    assert precis_in("summarize", "paper.md", *options) == 2
    assert named in capsys.readouterr().err


@pytest.mark.parametrize(
    "line", ["no json", '{"text": "a"}', '["a", "b"]', '{"text": "a", "answer": 3}']
)
def test_a_wrong_example_is_named_by_its_line(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    Path("paper.md").write_text(PAPER, "utf-8")
    Path("shots.jsonl").write_text('{"text": "a", "answer": "b"}\n\n' + line + "\n", "utf-8")
    assert precis_in("summarize", "paper.md", "--examples", "shots.jsonl") == 2
    assert "shots.jsonl, line 3" in capsys.readouterr().err


def test_an_adapter_of_your_own_is_loaded_and_written_with() -> None:
    shipped = settings_of(argparse.Namespace(adapter="summarize"))
    assert (shipped.adapter, shipped.adapters) == ("summarize", "")
    own = settings_of(argparse.Namespace(adapter="ko=runs/korean/ko.gguf"))
    assert (own.adapter, own.adapters) == ("ko", "ko=runs/korean/ko.gguf")
    assert settings_of(argparse.Namespace()).adapter == ""


def test_an_unknown_model_ends_with_2_and_the_known_ones(process: Command) -> None:
    ended = process("expand", "-", "--model", "gpt-9", stdin="Trees need water.")
    assert ended.returncode == 2
    assert EMBEDDED.id in ended.stderr


@pytest.mark.parametrize(
    ("failure", "code"),
    [(EngineGone("The engine's process ended."), 4), (ModelMissing("Run: pip install x"), 5)],
)
def test_a_failing_engine_ends_with_its_code_and_its_sentence(
    precis_in: Precis,
    capsys: pytest.CaptureFixture[str],
    fake: FakeEngine,
    failure: EngineGone,
    code: int,
) -> None:
    Path("paper.md").write_text(PAPER, "utf-8")
    fake.failure = failure
    assert precis_in("expand", "paper.md") == code
    assert capsys.readouterr().err == f"precis: {failure}\n"


def test_models_are_listed(precis_in: Precis, capsys: pytest.CaptureFixture[str]) -> None:
    assert precis_in("model", "list") == 0
    out = capsys.readouterr().out
    for entry in CATALOG:
        assert entry.id in out


def test_a_model_is_shown_with_its_source_and_checksum(
    precis_in: Precis, capsys: pytest.CaptureFixture[str]
) -> None:
    assert precis_in("model", "show", EMBEDDED.id) == 0
    out = "".join(capsys.readouterr().out.split())
    for fact in (EMBEDDED.source, EMBEDDED.sha256, f"{EMBEDDED.size:,} bytes", EMBEDDED.note):
        assert "".join(fact.split()) in out


def test_a_model_nobody_knows_cannot_be_shown(
    precis_in: Precis, capsys: pytest.CaptureFixture[str]
) -> None:
    assert precis_in("model", "show", "gpt-9") == 2
    assert EMBEDDED.id in capsys.readouterr().err


def test_the_terms_of_every_model_are_shown(
    precis_in: Precis, capsys: pytest.CaptureFixture[str]
) -> None:
    assert precis_in("model", "licenses") == 0
    assert capsys.readouterr().out.count("https://ai.google.dev/gemma/terms") >= len(CATALOG)


def test_the_doctor_says_which_engine_and_model_and_why(process: Command) -> None:
    ended = process("doctor", "--json")
    findings = {finding["name"]: finding for finding in json.loads(ended.stdout)}
    assert EMBEDDED.id in findings["model"]["state"]
    assert "default" in findings["model"]["state"]
    assert "llama.cpp" in findings["engine"]["state"]
    for finding in findings.values():
        assert set(finding) == {"name", "state", "fix"}

    usable = is_installed(EMBEDDED) and not findings["engine"]["fix"]
    assert ended.returncode == (0 if usable else 5)
    assert bool(findings["model"]["fix"]) is not is_installed(EMBEDDED)


@pytest.mark.parametrize("model", ["gpt-9", "google/gemma-2-2b-it", "missing.gguf"])
def test_the_doctor_ends_with_5_and_a_remedy_when_the_model_cannot_be_used(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], model: str
) -> None:
    assert precis_in("doctor", "--json", "--model", model) == 5
    findings = json.loads(capsys.readouterr().out)
    assert any(finding["fix"] for finding in findings if finding["name"] in ("model", "engine"))
