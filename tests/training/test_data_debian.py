"""Debian's translated package descriptions are pairs of a line and a text, in Korean."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from precis.text.language import Language

pytest.importorskip("numpy", reason="needs numpy: pip install '.[training]'")

from precis_training.config import RecipeError

from .reading_data import only, used

SOURCE = {"format": "debian", "files": ["Translation-ko.bz2"]}
LONG = (
    "이 도구는 관측소에서 모은 기온과 강수량 자료를 읽어서 지도와 도표로 그립니다. 자료의 빠진 "
    "부분을 찾아 알려 주고, 여러 해의 값을 나란히 놓고 견주어 볼 수 있게 하며, 결과를 그림이나 "
    "표로 내보냅니다. 명령행에서도 쓸 수 있습니다."
)
ENGLISH = "Draws maps of temperature and rain that weather stations have collected over the years."


def package(name: str, summary: str, text: str) -> str:
    """A paragraph as the mirror's file has it."""
    return f"Package: {name}\nDescription-md5: 0f0f\nDescription-ko: {summary}\n {text}\n"


def write(folder: Path, *paragraphs: str) -> None:
    (folder / "Translation-ko.bz2").write_bytes(bz2.compress("\n".join(paragraphs).encode()))


def test_the_synopsis_sums_up_the_description(tmp_path: Path) -> None:
    write(tmp_path, package("weather-map", "기상 자료로 지도를 그리는 도구", LONG))
    (pair,) = only(SOURCE, tmp_path)
    assert (pair.summary, pair.text) == ("기상 자료로 지도를 그리는 도구", LONG)
    assert pair.language is Language.KOREAN
    assert pair.where == "Translation-ko.bz2:1"


def test_a_line_with_a_dot_parts_paragraphs(tmp_path: Path) -> None:
    write(tmp_path, package("weather-map", "지도를 그리는 도구", f"{LONG}\n .\n 둘째 문단."))
    (pair,) = only(SOURCE, tmp_path)
    assert pair.text == f"{LONG}\n\n둘째 문단."


def test_a_list_keeps_its_lines(tmp_path: Path) -> None:
    items = "\n .\n  - 지도\n  - 도표"
    write(tmp_path, package("weather-map", "지도를 그리는 도구", LONG + items))
    (pair,) = only(SOURCE, tmp_path)
    assert pair.text.endswith("- 지도\n - 도표")


def test_lines_that_were_cut_within_words_are_made_whole(tmp_path: Path) -> None:
    pytest.importorskip("kiwipiepy", reason="needs kiwipiepy: pip install '.[training]'")
    cut = LONG.replace("기온과 강수량", "기온과\n 강수량").replace("나란히", "나란\n 히")
    assert cut.count("\n") == 2
    write(tmp_path, package("weather-map", "지도를 그리는 도구", cut))
    (pair,) = only(SOURCE, tmp_path)
    assert pair.text == LONG


def test_what_was_not_translated_is_counted_with_its_place(tmp_path: Path) -> None:
    write(
        tmp_path,
        package("weather-map", "지도를 그리는 도구", ENGLISH),
        "Package: no-description\n",
        package("weather-chart", "도표를 그리는 도구", LONG),
    )
    found, counts = used(SOURCE, folder=tmp_path)
    assert len(found) == 1
    assert counts.places == {
        "not translated, or too short": ["Translation-ko.bz2:1"],
        "no description": ["Translation-ko.bz2:2"],
    }


def test_packages_that_share_their_first_paragraph_are_one_paper(tmp_path: Path) -> None:
    both = [
        package("map", "지도를 그리는 도구", f"{LONG}\n .\n 프로그램이 들어 있습니다."),
        package("map-doc", "지도를 그리는 도구 (문서)", f"{LONG}\n .\n 설명서를 모아 두었습니다."),
    ]
    write(tmp_path, *both)
    assert len({pair.paper for pair in only(SOURCE, tmp_path, near_duplicate=1.0)}) == 1


def test_a_file_that_breaks_off_ends_with_a_bad_row(tmp_path: Path) -> None:
    write(tmp_path, *(package(f"map-{number}", "지도", LONG) for number in range(200)))
    file = tmp_path / "Translation-ko.bz2"
    file.write_bytes(file.read_bytes()[:-20])
    _, counts = used(SOURCE, folder=tmp_path)
    assert counts.bad["the file breaks off"] == 1


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=r"Translation-ko\.bz2"):
        only(SOURCE, tmp_path)
