"""What goes wrong outside of a document is told in Korean too: settings, models, servers."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from precis.engine import wire
from precis.engine.fake import FakeEngine
from precis.engine.memory_plan import Machine, Plan
from precis.engine.refusals import no_adapter
from precis.errors import EngineError, ModelCorrupt
from precis.lsp.wording import Words
from precis.text.said import Said, sentence_of

if TYPE_CHECKING:
    from tests.lsp.conftest import Editor, OpenDesk, OpenEditor

URI = "file:///paper.md"
TEXT = "# Trees\n\nThe survey of 2019 reached 43% of the 120 farms.\n"
SERVE = "import runpy, sys; sys.argv = ['precis', 'serve', '--stdio']; "
SERVE += "runpy.run_module('precis', run_name='__main__')"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            {"engine": {"context": "many"}},
            "precis.engine.context: 숫자여야 하는데 문자열입니다. 대신 8192 값을 씁니다.",
        ),
        (
            {"engine.context": 100},
            "precis.engine.context: 512에서 131072 사이의 수여야 하는데 100입니다. "
            "대신 8192 값을 씁니다.",
        ),
        ({"seed": 1.5}, "precis.seed: 정수여야 하는데 1.5입니다. 대신 0 값을 씁니다."),
        (
            {"language": "français"},
            "precis.language: 다음 중 하나여야 하는데 'français'입니다: auto, ko, en. "
            "대신 'auto' 값을 씁니다.",
        ),
        ({"title": ["a"]}, "precis.title: 문자열이어야 하는데 목록입니다. 대신 '' 값을 씁니다."),
        (
            {"modle": "gemma"},
            "precis.modle: 그런 설정은 없어 무시합니다. precis.model 설정을 뜻하셨나요?",
        ),
        ({"zzzz": 1}, "precis.zzzz: 그런 설정은 없어 무시합니다."),
        ([], "precis: 객체여야 하는데 목록입니다. 기본값을 씁니다."),
    ],
    ids=["kind", "range", "whole", "choice", "list", "misspelt", "unknown", "no object"],
)
async def test_a_wrong_setting(desk: OpenDesk, wrong: Any, told: str) -> None:
    editor = (await desk(locale="ko", configuration=wrong)).editor
    await editor.until(lambda: editor.messages)
    assert editor.said() == f"Précis: {told}"


async def test_an_english_editor_hears_of_a_wrong_setting_in_english(desk: OpenDesk) -> None:
    editor = (await desk(configuration={"engine.contxt": 1})).editor
    await editor.until(lambda: editor.messages)
    assert editor.said() == (
        "Précis: precis.engine.contxt: there is no such setting; it is ignored. "
        "Did you mean precis.engine.context?"
    )


async def failed(process: OpenEditor, tmp_path: Path, settings: dict[str, Any]) -> Editor:
    """An editor whose job met what is wrong, with the real server and an engine host of its own."""
    places = {"PRECIS_RUNTIME_DIR": str(tmp_path / "run"), "HF_HOME": str(tmp_path / "hub")}
    editor = await process("-c", SERVE, **places)
    options = {"precis": {"engine.keep": "clients", "status": True, **settings}}
    await editor.initialize(locale="ko", options=options)
    editor.open(URI, "markdown", TEXT)
    await editor.run("precis.summarize", {"uri": URI})
    await editor.until(lambda: editor.messages, 90)
    return editor


async def test_a_model_file_that_is_not_there(process: OpenEditor, tmp_path: Path) -> None:
    """The engine's own process says so: the sentence crosses the wire with its parts."""
    gone = tmp_path / "gone.gguf"
    editor = await failed(process, tmp_path, {"model": str(gone)})
    told = f"{gone}: 그런 모델 파일이 없습니다. precis.model을 바로잡으세요."
    assert editor.said() == f"Précis: {told}"
    await editor.until(lambda: editor.heard("status")[-1].state == "error")
    assert editor.heard("status")[-1].message == told


async def test_an_adapter_that_is_not_there(process: OpenEditor, tmp_path: Path) -> None:
    gone = tmp_path / "mine.gguf"
    editor = await failed(process, tmp_path, {"engine.adapters": f"mine={gone}"})
    assert editor.said() == (
        f"Précis: precis.engine.adapters: 'mine' 어댑터의 파일이나 폴더가 없습니다({gone}). "
        "경로를 바로잡으세요."
    )


async def test_a_server_of_one_s_own_that_does_not_run(process: OpenEditor, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    editor = await failed(process, tmp_path, {"engine.url": url})
    assert editor.said() == (
        f"Précis: {url}: 이 주소에 서버가 없습니다. "
        "서버를 시작하거나 precis.engine.url을 바로잡으세요."
    )


@pytest.mark.parametrize(
    ("there", "named"), [((), "없음"), (("expand", "summarize"), "expand, summarize")]
)
async def test_an_adapter_that_the_model_lacks(
    desk: OpenDesk, there: tuple[str, ...], named: str
) -> None:
    def refuse(_: object) -> str:
        raise no_adapter("gemma-3-270m", "mine", there)

    editor = (await desk(FakeEngine(refuse), locale="ko")).editor
    editor.open(URI, "markdown", TEXT)
    await editor.run("precis.summarize", {"uri": URI})
    await editor.until(lambda: editor.messages)
    assert editor.said() == (
        "Précis: 이 모델(gemma-3-270m)에는 'mine' 어댑터가 없습니다. "
        f"있는 어댑터: {named}. 이름을 바로잡거나 그 어댑터를 설치하세요."
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "파일을 읽지 못했습니다(No such file or directory). 경로를 바로잡으세요."),
        ('{"text": 1}', '1번째 줄이 {"text": …, "answer": …} 꼴이 아닙니다. 그 줄을 바로잡으세요.'),
    ],
    ids=["no file", "no example"],
)
async def test_examples_that_cannot_be_read(
    desk: OpenDesk, tmp_path: Path, written: str | None, told: str
) -> None:
    file = tmp_path / "examples.jsonl"
    if written is not None:
        file.write_text(written, "utf-8")
    editor = (await desk(locale="ko", configuration={"examples": str(file)})).editor
    editor.open(URI, "markdown", TEXT)
    await editor.run("precis.summarize", {"uri": URI})
    await editor.until(lambda: editor.messages)
    assert editor.said() == f"Précis: precis.examples: {file} {told}"


def arrived(error: EngineError) -> str:
    """What a Korean editor shows of an error from the engine's process."""
    body = json.loads(json.dumps(wire.error_body(error)))
    return Words.of("ko")(sentence_of(wire.parse_error(body)))


def test_paths_and_other_people_s_words_cross_the_wire_as_they_are() -> None:
    error = ValueError("its header is {longer} than the file")
    said = Said(
        "{file} is damaged ({error}). Delete it and pull the model again.",
        file=Path("/models/{a}.safetensors"),
        error=error,
    )
    assert arrived(ModelCorrupt(said)) == (
        "/models/{a}.safetensors: 파일이 손상되었습니다(its header is {longer} than the file). "
        "지우고 모델을 다시 내려받으세요."
    )


def test_a_plan_inside_an_error_is_said_anew_with_it() -> None:
    gib = 1 << 30
    machine = Machine("cuda", "T4", 15 * gib, bf16=False, nf4=True)
    plan = Plan(machine, "nf4", "fp32", 8192, 2, 4 * gib, 2 * gib, gib).sentence()
    said = Said(
        "The model does not fit: {plan} Set precis.engine.context to {context}.",
        plan=plan,
        context=4096,
    )
    assert arrived(EngineError(said)) == (
        "모델이 메모리에 들어가지 않습니다. 4비트 가중치(NF4) 4.00 GiB, 동시 2개(8,192 토큰씩)와 "
        "보관분의 캐시 2.00 GiB, 작업 1.00 GiB: 모두 7.00 GiB, 남은 메모리 15.00 GiB(T4). "
        "fp32로 계산합니다. precis.engine.context를 다음 값으로 바꾸세요: 4096."
    )
