"""Words with a direction, as (axis, sign, kind): what rises or falls, is high or low.

Only words of one axis are compared with each other: "reduced pain" and "improved pain" agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Polarity:
    """`sign` is +1 or −1; `kind` is change, compare or level.

    `weak` words name a thing as often as a direction ("plant growth").
    """

    axis: str
    sign: int
    kind: str
    weak: bool = False


_VERBS = {
    ("amount", 1): "increase rise grow climb raise elevate boost surge expand soar escalate "
    "heighten double triple quadruple swell jump upregulate lengthen intensify strengthen amplify "
    "magnify prolong",
    ("amount", -1): "decrease decline fall drop reduce lower diminish shrink lessen cut shorten "
    "dwindle plummet plunge halve weaken downregulate attenuate decay curb "
    "suppress mitigate alleviate slash sink dip",
    ("speed", 1): "accelerate hasten quicken",
    ("speed", -1): "decelerate slow delay",
    ("quality", 1): "improve enhance ameliorate optimize recover",
    ("quality", -1): "worsen deteriorate degrade impair aggravate exacerbate",
    ("amount", 2): "exceed surpass outweigh outnumber",
    ("quality", 2): "outperform outscore beat",
    ("quality", -2): "underperform lag trail",
    ("decision", 1): "accept approve",
    ("decision", -1): "reject deny refuse",
    ("stance", 1): "support favour favor endorse",
    ("stance", -1): "oppose",
    ("outcome", 1): "succeed win",
    ("scope", 1): "include",
    ("scope", -1): "exclude",
    ("estimate", 1): "overestimate overpredict overstate overreport overvalue overrepresent",
    ("estimate", -1): "underestimate underpredict understate underreport undervalue underrepresent",
    ("outcome", -1): "fail",
}
_IRREGULAR = {
    "rise": "rose risen rising",
    "fall": "fell fallen",
    "grow": "grew grown",
    "sink": "sank sunk",
    "shrink": "shrank shrunk",
    "lose": "lost losing",
    "win": "won winning wins",
    "cut": "cutting cuts",
    "lag": "lagged lagging lags",
    "beat": "beats beaten",
    "drop": "dropped dropping drops",
    "dip": "dipped dipping dips",
    "swell": "swollen",
    "deny": "denied denies denying",
    "amplify": "amplified amplifies amplifying",
    "intensify": "intensified intensifies intensifying",
    "magnify": "magnified magnifies magnifying",
    "curb": "curbed curbing curbs",
}
# (axis, sign, kind): plain words.
_WORDS = {
    ("amount", 1, "change"): "reduction:- reductions:- decreases:- decrement:- growth:~ increment "
    "increments elevation enlargement gain:~ gain:~ surge uptick upward upwards "
    "twofold:~ threefold:~",
    ("amount", -1, "change"): "reduction reductions decrement decrements contraction shrinkage "
    "loss:~ downturn downward downwards attenuation cutback",
    ("amount", 1, "compare"): "higher greater larger more bigger longer stronger heavier wider "
    "deeper taller thicker above warmer hotter richer",
    ("amount", -1, "compare"): "lower smaller less fewer shorter weaker lighter narrower shallower "
    "thinner below cooler colder poorer rarer scarcer",
    ("age", 1, "compare"): "older",
    ("age", -1, "compare"): "younger",
    ("amount", 1, "level"): "high large long strong elevated abundant highest largest "
    "longest strongest greatest frequent often common many",
    ("amount", -1, "level"): "low small short weak scarce lowest smallest shortest "
    "weakest fewest infrequent rare rarely seldom uncommon few",
    ("speed", 1, "compare"): "faster quicker",
    ("speed", -1, "compare"): "slower",
    ("speed", 1, "level"): "fast quick rapid rapidly quickly fastest",
    ("speed", -1, "level"): "slowly slowest",
    ("quality", 1, "change"): "improvement improvements enhancement recovery:~",
    ("quality", -1, "change"): "deterioration degradation impairment:~",
    ("quality", 1, "compare"): "better superior",
    ("quality", -1, "compare"): "worse inferior poorer",
    ("quality", 1, "level"): "beneficial favorable favourable",
    ("quality", -1, "level"): "harmful detrimental unfavorable unfavourable",
    ("correlation", 1, "level"): "positive positively direct directly proportional",
    ("correlation", -1, "level"): "negative negatively inverse inversely",
    ("danger", 1, "level"): "dangerous hazardous unsafe",
    ("danger", -1, "level"): "safe harmless",
    ("cost", 1, "compare"): "costlier pricier",
    ("cost", -1, "compare"): "cheaper",
    ("distance", 1, "compare"): "farther",
    ("distance", -1, "compare"): "closer nearer",
    ("time", 1, "compare"): "later",
    ("time", -1, "compare"): "earlier sooner",
    ("cost", 1, "level"): "expensive costly",
    ("cost", -1, "level"): "cheap inexpensive affordable",
    ("effort", 1, "compare"): "harder",
    ("effort", -1, "compare"): "easier",
    ("effort", 1, "level"): "hard difficult",
    ("effort", -1, "level"): "easy easily",
    ("stream", 1, "level"): "upstream",
    ("stream", -1, "level"): "downstream",
    ("majority", 1, "level"): "majority",
    ("majority", -1, "level"): "minority",
    ("outcome", 1, "level"): "success successful successfully",
    ("outcome", -1, "level"): "failure failures unsuccessful unsuccessfully",
    ("decision", 1, "change"): "acceptance approval",
    ("decision", -1, "change"): "rejection refusal",
    ("compass", 1, "level"): "north northern northward",
    ("compass", -1, "level"): "south southern southward",
    ("side", 1, "level"): "east eastern eastward",
    ("side", -1, "level"): "west western westward",
}
# Words of the lists above that are none here: "falls" of the old, "high school", "more than 40".
NOT_DIRECTIONAL = re.compile(
    r"\b(?:(?:was|were|been|be|is|are) (?:therefore |then |later )?dropped (?!by|to|from)"
    r"|(?:high|low|higher|lower)[ -](?:school|education|limb|limbs|back|bound|house|resolution"
    r"|throughput|quality|density|dimensional)|more or less|(?:long|short)[ -]term|large[ -]scale"
    r"|small[ -]scale|as long as|so long as|no longer|longer[ -]term|shorter[ -]term|not only"
    r"|at (?:least|most|best|worst)|most (?:of|likely|recent|commonly)|more likely"
    r"|(?<!points )(?<!% )(?<!percent )(?:more|less) than"
    r"|more (?=\d)|less likely|once more|(?:or|and) (?:more|less|fewer|higher|lower"
    r"|older|younger|greater|above|below)|gave? rise|gives? rise|good(?:s)? and|short of"
    r"|light of|in (?:the )?(?:long|short) run|cut[ -]?off|drop[ -]?outs?|lower case"
    r"|long[ -](?:standing|lasting)|great deal|false (?:positives?|negatives?)"
    r"|(?:positive|negative) (?:control|controls|predictive|feedback)|first and foremost)\b",
    re.IGNORECASE,
)


@cache
def english_polarities() -> dict[str, tuple[Polarity, ...]]:
    """Each English word form with its polarities."""
    found: dict[str, tuple[Polarity, ...]] = {}

    def put(word: str, polarity: Polarity) -> None:
        if polarity not in found.get(word, ()):
            found[word] = (*found.get(word, ()), polarity)

    for (axis, sign), verbs in _VERBS.items():
        kind = "compare" if abs(sign) > 1 else "change"  # "exceed" compares with its object
        sign //= abs(sign)
        for verb in verbs.split():
            for form in _forms(verb):
                put(form, Polarity(axis, sign, kind, weak=verb == "fail"))
    for (axis, sign, kind), plain in _WORDS.items():
        for word in plain.split():
            bare, _, mark = word.partition(":")
            if mark != "-":
                put(bare, Polarity(axis, sign, kind, weak=mark == "~"))
    return found


def _forms(verb: str) -> set[str]:
    forms = {verb}
    irregular = _IRREGULAR.get(verb)
    if irregular:
        forms.update(irregular.split())
    if verb.endswith("e"):
        forms.update((f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"))
    elif verb.endswith("y"):
        forms.update((f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing"))
    elif not (verb.endswith(("p", "t", "g")) and irregular):
        ending = "es" if verb.endswith(("s", "x", "ch", "sh")) else "s"
        forms.update((f"{verb}{ending}", f"{verb}ed", f"{verb}ing"))
    return forms


_KOREAN = (
    (
        "amount", 1, "change",
        r"증가|늘(?:었|어|린|리|렸|고|며|게|다|림|릴|려|지)|상승|급증|증대|확대|증폭|증진|올랐"
        r"|오르|오른|올라"
        r"|높아|높이(?:고|며|어|었|였|기|면|도)|높였|높여|높인|커[지졌진짐]|많아|길어|넓어"
        r"|강해|성장(?=하|했|한|세)"
        r"|강화|연장|두꺼워",
    ),
    (
        "amount", -1, "change",
        r"감소|줄(?:었|어|인|이|였|고|며|게|다|임|일|여|지)|하락|급감|감축|축소|낮아|낮추|낮췄"
        r"|낮춘|낮춰"
        r"|떨어[지졌진뜨]|내렸|내리|내려|작아[지졌]|적어[지졌]|짧아|좁아|약해|약화|단축|저감"
        r"|경감|얇아",
    ),
    (
        "amount", 1, "level",
        r"높(?:았|은|다|게|고|으|음|습|을|지|기)|컸|큰|크(?:다|고|며|게|지|면|기는)|클수록"
        r"|많(?:았|은|다|고|으|이|음|습|지|을수록)|길(?:었|다|고|며|어|수록)|넓(?:었|은|다|고|을수록)"
        r"|강(?:했|하였|한|하다|하고)|두꺼[운웠]|무거[운웠]|최대|최고|가장높",
    ),
    (
        "amount", -1, "level",
        r"낮(?:았|은|다|게|고|으|음|습|을|지|기)|작(?:았|은|다|게|고|으|음|지|을수록)"
        r"|적(?:었|은|다|고|으나|으며|게|지|을수록)|짧(?:았|은|다|고|으|을수록)|좁(?:았|은|다|고|을수록)"
        r"|약(?:했|하였|한|하다|하고)|얇(?:았|은|다)|가벼[운웠]|최소|최저|드물|드문",
    ),
    ("speed", 1, "change", r"빨라|가속|촉진"),
    ("speed", -1, "change", r"느려|둔화|지연(?=되|됐|시키|하|했|된)|늦[어춰추]|억제"),
    ("speed", 1, "level", r"빠[르를른]|빨랐|빨리|신속"),
    ("speed", -1, "level", r"느[리릴린렸]|늦(?:게|은|었|다|고)"),
    ("quality", 1, "change", r"향상|개선|호전|나아[지졌]|좋아[지졌]|회복"),
    ("quality", -1, "change", r"저하|악화|나빠[지졌]|퇴보"),
    ("quality", 1, "compare", r"우수|뛰어[나난났]|우월|앞섰|앞서|능가|상회"),
    ("quality", -1, "compare", r"열등|뒤처|뒤떨어|못미|하회|열악"),
    ("correlation", 1, "level", r"양의|정적|정비례|양적상관|비례"),
    ("correlation", -1, "level", r"음의|부적|반비례|역상관"),
    ("danger", 1, "level", r"위험(?:하|한|했)|유해"),
    ("danger", -1, "level", r"안전(?:하|한|했)|무해"),
    ("decision", 1, "change", r"채택|승인|찬성|수용(?:하|되|됐|했)"),
    ("decision", -1, "change", r"기각|거부|반대(?:하|했)|거절|부결"),
    ("scope", 1, "change", r"포함"),
    ("scope", -1, "change", r"제외"),
    ("cost", 1, "level", r"비싸|비싼|비쌌"),
    ("cost", -1, "level", r"저렴|값싼|싸다|쌌다"),
    ("effort", 1, "level", r"어렵|어려[운웠]"),
    ("effort", -1, "level", r"쉬[운웠]|쉽"),
    ("stream", 1, "level", r"상류"),
    ("stream", -1, "level", r"하류"),
    ("outcome", 1, "change", r"성공"),
    ("outcome", -1, "change", r"실패"),
    ("majority", 1, "level", r"다수|대부분"),
    ("majority", -1, "level", r"소수(?!점)"),
    ("compass", 1, "level", r"북쪽|북부|북측"),
    ("compass", -1, "level", r"남쪽|남부|남측"),
    ("side", 1, "level", r"동쪽|동부|동측"),
    ("side", -1, "level", r"서쪽|서부|서측"),
)  # fmt: skip
_KOREAN_NOT = re.compile(
    r"(?:적(?:용|절|합|극|응)|크게$|크기|높이$|높이(?:가|를|는|의|와)$|길이|줄기|줄인말|오른쪽"
    r"|오른손|약간|약물|강(?:의|수|우|도)"
    r"|늘$|낮에|낮과|낮동|많은$|작용|작업|작물|작성|최소한|최대한|최고령|반대(?:로|편|쪽)"
    r"|정적분|큰(?:아|딸))"
)


# "감축률" names a quantity that itself may be high or low.
_KOREAN_NAMED = re.compile(r"[율률](?:[은는이가을를의과]|도|에서)?$")


@cache
def _korean_pattern() -> tuple[re.Pattern[str], dict[str, Polarity]]:
    by_name: dict[str, Polarity] = {}
    parts = []
    for number, (axis, sign, kind, pattern) in enumerate(_KOREAN):
        by_name[f"p{number}"] = Polarity(axis, sign, kind)
        parts.append(f"(?P<p{number}>{pattern})")
    return re.compile("|".join(parts)), by_name


def korean_polarity(word: str) -> tuple[Polarity, int] | None:
    """The polarity of a Korean word, and where in it the direction begins."""
    pattern, by_name = _korean_pattern()
    match = pattern.search(word)
    if not match or _KOREAN_NOT.match(word) or _KOREAN_NAMED.match(word, match.end()):
        return None
    single = len(match[0]) <= 2 and match.start() > 0 and match[0][0] in "크큰컸길적작약강음양줄늘"
    if single:
        # "효과적인" ends like "적은"; a short adjective stands alone.
        return None
    return by_name[match.lastgroup or ""], match.start()
