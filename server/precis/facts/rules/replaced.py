"""Names, years and citations in whose place the source's best sentence has another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from precis.facts.evidence import Match
from precis.facts.finding import FactKind, ReasonKind
from precis.facts.lexicon import listed
from precis.facts.lookup import Flaw
from precis.facts.prose.citations import Citation, cited_in
from precis.facts.prose.names import Mention
from precis.facts.prose.reading import Sentence
from precis.facts.prose.words import Word, korean_stem
from precis.facts.sources.source import Source
from precis.text.said import Said

_BEST = 2
_SYLLABLES = 3  # of most Korean names
_CITY = re.compile(r"[가-힣]{2,4}시")
# So many of the draft's words must stand beside the other year, and so much better must that
# sentence fit than any that has the draft's.
_KNOWN, _CLEARER = 0.6, 1.5
_OF_CLAUSE = 0.55  # where the clauses of one sentence cite different works
# In front of a name, without a particle: 임상심리사, 염색장, 연구원, 교수, 통역인, 작가.
_TITLE = re.compile(r"[사장원수인가관생님자]$")
# In front of 군 and 구 these are groups and plots, and no counties.
_GROUPS = frozenset(
    listed(
        """
        실험 대조 중재 비교 처치 처리 위약 투약 환자 정상 통제 치료 연구 개입 시험 노출 수술
        시술 교육 훈련 복용 투여 사용 참여 완료 탈락 생존 사망 남성 여성 청년 노인 아동 성인
        일반 특수 직업 질환 혈액 저위 고위 중위 상위 하위 표준 관행 기존 병용 단독 혼합 급여
        섭취 운동 관찰 추적 선행 본연 후속 식품 어휘 예비 당뇨 비만 흡연 음주 문자 전화 대면
        병행 시비 재배 관수 차광
        """
    )
)
# Where it is a citation: one sentence may sum up what several say.
_CLEARLY, _OF_WORKS = 0.38, 1.5


def replaced(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """A name with one syllable changed, and the year or the citation of something else."""
    yield from _people(sentence, source, matches)
    yield from _titled(sentence, source, matches)
    yield from _cities(sentence, source, matches)
    yield from _years(sentence, source, matches)
    yield from _works(sentence, source, matches)


def _people(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    named = [
        mention
        for match in matches[:_BEST]
        for mention in source.sentences[match.sentence].mentions
        if mention.kind is FactKind.NAME and len(mention.key) == _SYLLABLES
    ]
    if not named:
        return
    for word in sentence.words:
        if not word.korean or word.text.startswith(tuple(one.key for one in named)):
            continue
        other = next((one for one in named if _nearly(word, one)), None)
        name = korean_stem(word.text)
        if other and name not in source.names.squeezed:
            yield _instead(ReasonKind.NAME, name, word.start, (other.start, other.end), source)


def _titled(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """ "염색장 한경숙" of a text that has "염색장 한경자", and a town in another's place."""
    known = [
        (source.sentences[match.sentence].words, at)
        for match in matches[:_BEST]
        for at in range(len(source.sentences[match.sentence].words))
    ]
    for at, word in enumerate(sentence.words):
        name = korean_stem(word.text) if word.korean else ""
        if len(name) != _SYLLABLES or name in source.names.squeezed:
            continue
        title = sentence.words[at - 1].text if at else ""
        for words, place in known:
            own = korean_stem(words[place].text) if words[place].korean else ""
            if len(own) != _SYLLABLES:
                continue
            titled = place > 0 and words[place - 1].text == title and _TITLE.search(title)
            alike = sum(one == other for one, other in zip(name, own, strict=True))
            named = titled and name[0] == own[0] and alike == _SYLLABLES - 1
            town = alike == 1 and _is_town(name) and name[:-1] not in source.names.squeezed
            if named or (town and _is_town(own)):
                where = (words[place].start, words[place].start + len(own))
                yield _instead(ReasonKind.NAME, name, word.start, where, source)
                break


def _cities(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """ "한여울시" of a text that has "해담시": cities whose names differ in length, too."""
    own = {korean_stem(word.text) for word in sentence.words if word.korean}
    for word in sentence.words:
        name = korean_stem(word.text) if word.korean else ""
        if not _CITY.fullmatch(name) or name[:-1] in source.names.squeezed:
            continue  # "투여시" is when something is given
        for match in matches[:_BEST]:
            for known in source.sentences[match.sentence].words:
                other = korean_stem(known.text) if known.korean else ""
                if _CITY.fullmatch(other) and other not in own and len(other) != len(name):
                    where = (known.start, known.start + len(other))
                    yield _instead(ReasonKind.NAME, name, word.start, where, source)
                    return


def _is_town(name: str) -> bool:
    """Whether a word of three syllables ends as cities, counties and districts do."""
    return name[-1] in "시군구읍" and name[:-1] not in _GROUPS


def _nearly(word: Word, name: Mention) -> bool:
    """Whether a word is a name with one of its two last syllables changed."""
    mine = korean_stem(word.text)
    return (
        len(mine) == _SYLLABLES
        and mine[0] == name.key[0]
        and sum(one != other for one, other in zip(mine, name.key, strict=True)) == 1
    )


def _years(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """ "Interviewed in 2019" of a text that says so of 2021, and names 2019 elsewhere."""
    if len(sentence.years) != 1 or not matches:
        return
    year = next(iter(sentence.years))
    best = matches[0]
    known = source.sentences[best.sentence]
    if len(known.years) != 1 or year in known.years or year not in source.years:
        return
    if sentence.known_in(known.stems) < _KNOWN or len(sentence.content) < 2:
        return
    own = (one.score for one in matches if year in source.sentences[one.sentence].years)
    if best.score < _CLEARER * max(own, default=0.0):
        return
    written = str(year)
    at = sentence.text.find(written)
    there = known.text.find(str(next(iter(known.years))))
    if at >= 0 and there >= 0:
        place = (known.start + there, known.start + there + len(written))
        yield _instead(ReasonKind.YEAR, written, sentence.start + at, place, source)


def _works(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """What the source reports of one work, with the citation of another one that it cites."""
    if len(sentence.citations) != 1 or not matches:
        return
    mine = sentence.citations[0]
    best = matches[0]
    known = source.sentences[best.sentence]
    if len(known.citations) > 1:
        beside = max(
            (
                one.score
                for one in matches[1:]
                if any(cited_in(mine, other) for other in source.sentences[one.sentence].citations)
            ),
            default=0.0,
        )
        if best.score >= _CLEARER * beside:
            yield from _of_clause(sentence, mine, known, source)
    if len(known.citations) != 1 or cited_in(mine, known.citations[0]):
        return
    own = [
        one.score
        for one in matches
        if any(cited_in(mine, other) for other in source.sentences[one.sentence].citations)
    ]
    if sentence.known_in(known.stems) < _CLEARLY or best.score < _OF_WORKS * max(own, default=0.0):
        return
    if not source.has_citation(mine):
        return  # that is told already
    other = known.citations[0]
    place = (other.start, other.end)
    yield _instead(ReasonKind.CITATION, mine.text, mine.start, place, source)


def _of_clause(
    sentence: Sentence, mine: Citation, known: Sentence, source: Source
) -> Iterator[Flaw]:
    """The citation of another clause: "X does A [1], and Y does B [2]" told as "A [2]"."""
    shares = [
        (sentence.known_in(frozenset(_clause_of(at, known))), one)
        for at, one in enumerate(known.citations)
    ]
    share, other = max(shares, key=lambda found: found[0])
    own = max((found for found, one in shares if cited_in(mine, one)), default=0.0)
    cited = any(cited_in(mine, one) for one in known.citations)
    if (
        share >= (_OF_CLAUSE if cited else _CLEARLY)
        and own <= share / 2
        and source.has_citation(mine)
    ):
        place = (other.start, other.end)
        yield _instead(ReasonKind.CITATION, mine.text, mine.start, place, source)


def _clause_of(at: int, known: Sentence) -> Iterator[str]:
    """The stems of what a citation stands for: behind its author, else in front of it."""
    cited = known.citations
    edges = [known.start, *(one.end for one in cited), known.end]
    before = known.text[max(0, cited[at].start - known.start - 2) : cited[at].end - known.start]
    narrative = not re.search(r"citep|parencite|autocite|[\[(;]", before[: len(before) // 2 + 6])
    first, last = (edges[at + 1], edges[at + 2]) if narrative else (edges[at], edges[at + 1])
    for word in known.content_words:
        if first <= word.start < last:
            yield from word.stems


def _instead(
    kind: ReasonKind, text: str, start: int, place: tuple[int, int], source: Source
) -> Flaw:
    message = Said(
        "“{text}”: {what}: “{clause}”.",
        text=text,
        what=Said("the source has “{words}” here", words=source.written(place)),
        clause=source.clause(place),
    )
    return Flaw(kind, text, start, start + len(text), message, place)
