"""The checker's weights: fitted to judged drafts, measured on others, kept between runs."""

from __future__ import annotations

import json
import math
import random
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="needs numpy: pip install '.[training]'")

from precis.engine.fake import FakeEngine
from precis.facts.features import NAMES
from precis.facts.fitted import Fitted, Line, log_odds, of_draft, parse, probability
from precis.facts.question import LABELS
from precis.text.language import Language
from precis_training.checker.checker import ask, held_out, scores_of
from precis_training.checker.fit import Sample, as_json, fit, fit_folds
from precis_training.checker.judged import FOLDS, SETS, Judged, fold_of, judged, shuffled
from precis_training.checker.rows import Store, answers, kept, measure
from precis_training.checker.told_apart import auc
from precis_training.config import Recipe
from precis_training.readers.pair import Pair
from precis_training.verifying import asked, left_out

PAIR = ("facts", "support")
SOURCE = "The red fox ran over the hill in May. A blue bird flew over the lake."


def row(draft: str, supported: bool = True, source: str = SOURCE) -> Judged:
    return Judged("frank", "xsum", source, draft, supported, "", Language.ENGLISH)


def samples(count: int, group: str = "g", shift: float = 0.0) -> list[Sample]:
    """Drafts of one sentence: the second number tells the kinds apart, the first is noise."""
    dice = random.Random(count)
    made = []
    for number in range(count):
        supported = number % 2 == 0
        told = dice.gauss(1.0 if supported else -1.0, 0.7) + shift
        document = f"{dice.getrandbits(64):016x}"
        made.append(Sample(group, document, supported, ((dice.gauss(0, 1), told),)))
    return made


def test_what_tells_the_kinds_apart_gets_the_weight() -> None:
    line = fit(samples(400), PAIR)
    assert line.weights[1] > 5 * abs(line.weights[0])
    assert auc(scores_of(samples(400), [line] * FOLDS), [n % 2 == 0 for n in range(400)]) > 0.9


def test_no_weight_takes_a_sign_that_makes_no_sense() -> None:
    turned = [
        Sample(one.group, one.document, not one.supported, one.numbers) for one in samples(300)
    ]
    assert fit(turned, PAIR).weights[1] == 0.0


def test_a_set_that_is_alike_moves_no_weight() -> None:
    alone = fit(samples(400), PAIR)
    both = fit([*samples(400), *samples(400, "h")], PAIR)
    assert both.weights[1] == pytest.approx(alone.weights[1], rel=0.01)


def test_sets_that_differ_make_the_checker_less_sure_and_no_less_able() -> None:
    alone = fit(samples(400), PAIR)
    both = fit([*samples(400), *samples(400, "h", shift=6.0)], PAIR)
    assert 0 < both.weights[1] < 0.6 * alone.weights[1]
    verdicts = [one.supported for one in samples(400)]
    figures = [auc(scores_of(samples(400), [line] * FOLDS), verdicts) for line in (alone, both)]
    assert figures[1] == pytest.approx(figures[0], abs=0.01)


def test_sets_with_one_kind_of_drafts_alone_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="nothing can be fitted"):
        fit([one for one in samples(40) if one.supported], PAIR)


def test_one_sentence_without_support_spoils_a_draft() -> None:
    good, bad = 4.0, -4.0
    assert of_draft([good]) == pytest.approx(good)
    assert of_draft([good, good, bad]) < 0 < of_draft([good, good, good])


def test_the_fits_of_the_folds_never_saw_their_documents() -> None:
    known = samples(200)
    lines = fit_folds(known, PAIR)
    without = [one for one in known if fold_of(one.document) != 2]
    assert lines[2] == fit(without, PAIR)


def test_weights_survive_their_file() -> None:
    line = Line(0.25, tuple(float(at) for at in range(len(NAMES))), 0.5)
    raw = {"features": NAMES, "facts": {"en": as_json(line)}}
    assert parse(json.loads(json.dumps(raw))).facts[Language.ENGLISH] == line
    assert parse({**raw, "features": ["other"]}) == Fitted()
    assert log_odds(probability(1.5)) == pytest.approx(1.5)


def test_features_are_computed_once_and_half_a_line_is_computed_again(tmp_path: Path) -> None:
    rows = [row("The red fox ran."), row("A green fish swam in June.", supported=False)]
    file = tmp_path / "facts.jsonl"
    found = measure(rows, file)
    assert [len(one.features) for one in found] == [1, 1]
    assert found[0].features[0][0] > found[1].features[0][0]
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    assert len(kept(rows, file)) == 1
    assert measure(rows, file) == found
    assert file.read_bytes() == whole


async def test_answers_are_asked_for_once(tmp_path: Path) -> None:
    rows = [row("The red fox ran. It rained."), row("A blue bird flew.")]
    engine = FakeEngine(adapters=("verify",))
    file = await ask(rows, tmp_path, engine)
    assert answers(tmp_path) == {"fake+verify": {rows[0].key: (0.0, 0.0), rows[1].key: (0.0,)}}
    before = file.read_bytes()
    await ask(rows, tmp_path, engine)
    assert file.read_bytes() == before
    assert len(Store(file).rows) == 2


def test_rows_in_the_order_of_their_documents_keep_a_document_together() -> None:
    rows = [row(f"{n}", source=f"source {n % 3}") for n in range(9)]
    documents = [one.document for one in shuffled(rows)]
    assert documents == sorted(documents)


def test_sets_that_are_not_there_give_no_rows(tmp_path: Path) -> None:
    assert list(judged(tmp_path, SETS)) == []


def test_korean_inference_is_read_with_its_label(tmp_path: Path) -> None:
    (tmp_path / "kornli-dev").mkdir()
    lines = ("sentence1\tsentence2\tgold_label", '"개가 뛴다.\t개가 쉰다.\tcontradiction')
    (tmp_path / "kornli-dev" / "xnli.dev.ko.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    (found,) = judged(tmp_path, ("kornli",))
    assert (found.source, found.supported, found.kind) == ('"개가 뛴다.', False, "contradiction")


def test_an_adapter_is_measured_on_documents_that_it_never_saw() -> None:
    recipe = Recipe.model_validate(
        {
            "name": "v",
            "adapter": "verify",
            "base": "x",
            "tasks": [{"kind": "verify"}],
            "data": {
                "sources": [{"format": "judged", "files": ["frank-val/val.jsonl"]}],
                "test": 0.3,
            },
        }
    )
    rows = [row("d", source=f"source {n}") for n in range(300)]
    other = Judged("kornli", "", "s", "d", True, "", Language.KOREAN)
    found = held_out([*rows, other], recipe)
    assert other in found
    assert 0.2 < (len(found) - 1) / 300 < 0.4


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("verdict", [True, False])
def test_a_row_to_train_on_is_the_checker_s_question_with_its_label(
    language: Language, verdict: bool
) -> None:
    pair = Pair("p", "The fox ran.", SOURCE, language=language, verdict=verdict)
    (message,), shown, label = asked(pair)
    assert SOURCE.rstrip() in message.content
    assert shown in message.content
    assert label == LABELS[language][0 if verdict else 1]
    assert message.content.endswith(":")


def test_both_labels_are_as_frequent_where_two_of_three_claims_lack_support() -> None:
    pairs = [Pair(f"p{n}", f"c{n}", SOURCE, verdict=n % 3 == 0) for n in range(900)]
    kept_pairs = [pair for pair in pairs if not left_out(pair)]
    supported = sum(bool(pair.verdict) for pair in kept_pairs)
    assert supported == 300
    assert math.isclose(len(kept_pairs) - supported, 300, rel_tol=0.15)
