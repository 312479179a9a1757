"""English words: those that say nothing, irregular forms, and words that mean the same here."""

from __future__ import annotations

from precis.facts.lexicon import listed

STOP_WORDS = frozenset(
    listed(
        """
        a an the this that these those it its itself they them their theirs themselves
        he him his she her hers we us our ours you your yours i me my mine one's who
        whom whose which what where when why how and or but nor so yet if then than as
        at by for from in into of off on onto out over per through throughout to toward
        towards under until up upon via with within without about above across after
        against along among amongst around because before behind below beneath beside
        besides between beyond despite down during except however instead like near
        since though although unless unlike whereas whether while am is are was were be
        been being do does did doing done have has had having can could may might must
        shall should will would not no never none also too very just only even still
        again further more most less least such same other others another each every
        either neither both all any some many much few several own there here thus hence
        therefore moreover furthermore additionally meanwhile nevertheless nonetheless
        respectively namely e.g i.e etc vs versus compared relative total overall
        approximately about roughly nearly almost around well now ever while once upon
        whatever whichever let's don't doesn't didn't isn't aren't wasn't weren't hasn't
        haven't hadn't can't couldn't won't wouldn't shouldn't cannot s t
        """
    )
)

IRREGULAR = dict(
    pair.split(":")
    for pair in listed(
        """
        rose:rise risen:rise fell:fall fallen:fall grew:grow grown:grow found:find
        took:take taken:take gave:give given:give made:make led:lead held:hold kept:keep
        went:go gone:go came:come became:become began:begin begun:begin shown:show
        wrote:write written:write chose:choose chosen:choose saw:see seen:see knew:know
        known:know built:build sent:send spent:spend lost:lose won:win met:meet
        left:leave brought:bring thought:think taught:teach bought:buy fed:feed
        drew:draw drawn:draw drove:drive driven:drive ate:eat eaten:eat slept:sleep
        felt:feel ran:run sank:sink sunk:sink shrank:shrink shrunk:shrink bore:bear
        born:bear spread:spread sold:sell told:tell said:say understood:understand
        underwent:undergo undergone:undergo arose:arise children:child women:woman
        men:man people:person mice:mouse feet:foot teeth:tooth criteria:criterion
        phenomena:phenomenon analyses:analysis hypotheses:hypothesis bases:basis
        data:datum media:medium leaves:leaf lives:life halves:half wives:wife
        radii:radius matrices:matrix indices:index axes:axis nuclei:nucleus stimuli:stimulus
        loci:locus vertebrae:vertebra spectra:spectrum strata:stratum theses:thesis
        diagnoses:diagnosis syntheses:synthesis crises:crisis genera:genus apices:apex
        larvae:larva bacteria:bacterium fungi:fungus species:species series:series
        used:use using:use uses:use lay:lie died:die dying:die
        """
    )
)

_GROUPS = """
=effect: effect effects impact impacts influence influences influenced affect affects affected
=relate: associated association associations associate linked link links correlated correlation
    correlates correlate related relation relationship relationships connection connected tied
=differ: differ differs differed differing difference differences different distinct
=find: find finds finding findings observe observes observed observation detect detects detected
    see
=identify: identify identifies identified identification
=discover: discover discovers discovered discovery
=show: show shows showed showing demonstrate demonstrates demonstrated reveal reveals revealed
    indicate indicates indicated suggest suggests suggested exhibit exhibited exhibits display
    displayed displays
=cause: cause causes caused causing lead leads induce induces induced trigger triggers triggered
    produce produces produced producing yielded
=effective: effective effectiveness efficacious efficacy works worked
=work: work working
=significant: significant significantly significance
=person: patient patients participant participants subject subjects volunteer volunteers
    respondent respondents people person individual individuals
=study: study studies trial trials experiment experiments investigation investigations research
    paper survey surveys
=enroll: enrolled enrol enroll recruit recruited recruits enrolment recruitment enrollment
=receive: receive receives received receiving given got assigned administered take
=improve: improve improves improved improving improvement improvements enhance enhances enhanced
    better
=use: use used using utilise utilised utilize utilized usage
=begin: begin begins start starts started starting commenced launched
=finish: finish finishes finished complete completes completed end ends ended ending
=publish: publish published publishes publication
=measure: measure measures measured measuring measurement measurements assess assessed assesses
    evaluate evaluated evaluates evaluation assessment
=weigh: weigh weighs weighed weighing weight weights
=child: child kid kids youngsters
=doctor: doctor doctors physician physicians clinician clinicians
=require: require requires required requiring need needs needed
=allow: allow allows allowed permit permits permitted enable enables enabled
=support: support supports supported back backs backed
=buy: buy buys purchase purchases purchased
=death: death deaths mortality die dies
=city: city cities urban
=method: method methods approach approaches technique techniques
=conduct: conduct conducts conducted perform performs performed carried ran run
"""


def _synonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    meaning = ""
    for token in _GROUPS.split():
        if token.startswith("="):
            meaning = token.rstrip(":")
        else:
            found[token] = meaning
    return found


SYNONYMS = _synonyms()

# Short acronyms that a source may only have written out; longer ones are told by their letters.
USUAL_ACRONYMS = {
    "HR": ("hazard ratio", "heart rate"), "OR": ("odds ratio",),
    "RR": ("relative risk", "risk ratio"),
    "CI": ("confidence interval", "신뢰구간"), "SD": ("standard deviation", "표준편차"),
    "SE": ("standard error", "표준오차"), "ML": ("machine learning", "기계학습", "머신러닝"),
    "AI": ("artificial intelligence", "인공지능"), "DL": ("deep learning", "딥러닝"),
    "RL": ("reinforcement learning", "강화학습"), "LR": ("learning rate", "logistic regression"),
    "QA": ("question answering", "질의응답"), "ER": ("emergency room", "error rate"),
    "BP": ("blood pressure", "혈압"), "IT": ("information technology", "정보기술"),
}  # fmt: skip
