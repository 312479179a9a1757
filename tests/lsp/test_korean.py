"""A Korean editor hears Korean, whatever the server says; one that names no language, English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from tests.lsp.conftest import Editor, OpenDesk

URI = "file:///paper.md"
TEXT = """# Trees

## Abstract

The survey reached 34% of the 120 farms.

## Results

The survey of 2019 reached 43% of the 120 farms.
"""
SECTIONS = """# Alpha

Apples ripen earlier where orchards face southern slopes with warmer morning sunlight always.

# Beta

Bridges vibrate dangerously whenever soldiers march across wooden planks without breaking rhythm.
"""
DRAFT = "The survey reached 34% of the 120 farms."
# Words that are no sentence: names, codes of a finding, what the document itself says.
QUOTED = re.compile(
    r"“[^”]*”|Précis|precis[.\w]*|map_reduce|percentage|\[year\]|\[[^]]*\]\([^)]*\)|> .*"
)


def in_korean(*shown: str) -> bool:
    """Whether all that is shown has Korean words and no English ones beside quotations."""
    return all(
        re.search("[가-힣]", text) and not re.search("[A-Za-z]{2}", QUOTED.sub("", text))
        for text in shown
    )


async def checked(editor: Editor) -> list[types.Diagnostic]:
    """The findings of the abstract after a check by command."""
    place = editor.of(URI, DRAFT)
    ends = {
        name: {"line": end.line, "character": end.character}
        for name, end in (("start", place.start), ("end", place.end))
    }
    before = len(editor.messages)
    await editor.run("precis.check", {"uri": URI, "range": ends})
    await editor.until(lambda: len(editor.messages) > before)
    return editor.shown(URI)


async def hovered(editor: Editor) -> str:
    found = await editor.client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(URI), editor.of(URI, "34%").start)
    )
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    return found.contents.value


async def test_code_actions(desk: OpenDesk) -> None:
    editor = (await desk(locale="ko")).editor
    editor.open(URI, "markdown", TEXT)
    titles = [action.title for action in await editor.actions(URI, editor.of(URI, DRAFT))]
    assert titles == [
        "Précis: 초록으로 늘리기",
        "Précis: 요약",
        "Précis: 요약 · 한 번에",
        "Précis: 요약 · 부분별로",
        "Précis: 요약 · 다듬어 가며",
        "Précis: 원문과 대조 (문서의 나머지)",
    ]
    cursor = editor.range(URI, TEXT.index("34%"), TEXT.index("34%"))
    assert (await editor.actions(URI, cursor))[0].title == "Précis: 초록 늘리기"
    cursor = editor.range(URI, TEXT.index("43%"), TEXT.index("43%"))
    assert (await editor.actions(URI, cursor))[0].title == "Précis: “Results” 절 초록으로 늘리기"


async def test_code_lenses(desk: OpenDesk) -> None:
    editor = (await desk(locale="ko-KR")).editor
    editor.open(URI, "markdown", TEXT)
    found = await editor.client.text_document_code_lens_async(
        types.CodeLensParams(types.TextDocumentIdentifier(URI))
    )
    titles = [lens.command.title for lens in found or () if lens.command]
    assert titles == ["Précis: 초록으로 늘리기", "Précis: 요약"]


async def test_a_finding_its_hover_its_fixes_and_what_a_check_tells(desk: OpenDesk) -> None:
    editor = (await desk(locale="ko")).editor
    editor.open(URI, "markdown", TEXT)
    finding = (await checked(editor))[0]
    assert finding.message == "“34%”: 원문에서 찾지 못했습니다. 원문의 표현: “43%”."
    assert editor.said() == "Précis: 문장 1개 대조 (원문: 문서의 나머지): 살펴볼 문장 1개."
    assert in_korean(await hovered(editor))
    related = [one.message for one in finding.related_information or ()]
    assert related[0] == "원문: “43%”"
    assert in_korean(*related)
    fixes = await editor.actions(URI, finding.range, ["quickfix"])
    assert len(fixes) == 5
    assert in_korean(*(fix.title for fix in fixes))
    assert fixes[-2].title == "Précis: 이 문장 그대로 두기"


async def test_what_fed_a_text(desk: OpenDesk) -> None:
    editor = (await desk(locale="ko")).editor
    editor.open(URI, "markdown", TEXT)
    await checked(editor)
    answer = await editor.run("precis.coverage", {"uri": URI})
    assert answer["markdown"].startswith("# 이 글의 바탕이 된 곳\n\n대조한 원문: 문서의 나머지.\n")


async def test_a_job_from_its_first_progress_to_its_notices(desk: OpenDesk) -> None:
    engine = FakeEngine(lambda _: "We asked many people in [year] and the mood was good.")
    options: Any = {"precis": {"deltas": True, "status": True, "check.afterEdit": "off"}}
    editor = (await desk(engine, locale="ko", options=options)).editor
    editor.open(URI, "markdown", TEXT)
    await editor.take((await editor.actions(URI, editor.of(URI, DRAFT)))[0])
    await editor.idle()
    assert editor.edits[0].label == "Précis: 초록으로 늘리기"
    steps = [step.get("title") or step.get("message", "") for step in editor.steps()]
    assert "Précis: 초록으로 늘리기" in steps
    assert "모델을 읽는 중" in steps
    assert in_korean(*steps)
    assert [one.title for one in editor.heard("started")] == ["초록으로 늘리기"]
    assert in_korean(*(one.message for one in editor.heard("ended")))
    assert in_korean(*(one.message for one in editor.heard("status")))
    assert in_korean(editor.said())


async def test_a_question_before_a_long_job_and_its_answer(desk: OpenDesk) -> None:
    options: Any = {"precis": {"confirm": {"calls": 1}}}
    editor = (await desk(FakeEngine(chunk=40), locale="ko", options=options)).editor
    editor.answer = "취소"
    editor.open(URI, "markdown", TEXT + DRAFT * 20)
    await editor.run("precis.summarize", {"uri": URI, "strategy": "map_reduce"})
    await editor.until(lambda: editor.messages)
    assert [button.title for button in editor.asked[0].actions or ()] == ["시작", "취소"]
    assert in_korean(editor.asked[0].message)
    assert editor.said() == "Précis: 시작하지 않았습니다. 문서는 바뀌지 않았습니다."


async def test_a_notice_and_the_offer_that_follows_from_it(desk: OpenDesk) -> None:
    editor = (await desk(FakeEngine(lambda _: "Apples ripen earlier."), locale="ko")).editor
    editor.answer = "절별로"
    editor.open(URI, "markdown", SECTIONS)
    await editor.run("precis.summarize", {"uri": URI})
    await editor.until(lambda: len(editor.edits) == 2)
    assert "요약에 다음 절의 내용이 없습니다: “Beta”." in editor.said()
    assert in_korean(editor.asked[0].message)


async def test_what_cannot_be_done(desk: OpenDesk) -> None:
    editor = (await desk(locale="ko")).editor
    editor.open(URI, "markdown", "   \n")
    answer = await editor.run("precis.expand", {"uri": URI})
    assert answer["message"] == "문서가 비어 있습니다. 먼저 글을 쓰거나 붙여 넣으세요."
    assert editor.said() == f"Précis: {answer['message']}"


@pytest.mark.parametrize("locale", [None, "en", "fr"])
async def test_another_editor_hears_english(desk: OpenDesk, locale: str | None) -> None:
    editor = (await desk(locale=locale)).editor
    editor.open(URI, "markdown", TEXT)
    finding = (await checked(editor))[0]
    assert finding.message == "“34%” was not found in the source. The source has “43%”."
    assert "1 sentence checked against the rest of the document: 1 to look at." in editor.said()
    titles = [action.title for action in await editor.actions(URI, editor.of(URI, DRAFT))]
    assert titles[0] == "Précis: Expand to abstract"
