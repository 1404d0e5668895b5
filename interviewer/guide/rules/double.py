"""Questions that ask two things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.errors import N_
from interviewer.guide.rules import topics
from interviewer.guide.rules.dutch import ASKING as ASKING_NL
from interviewer.guide.rules.dutch import FINITE
from interviewer.guide.rules.dutch import PREPOSITION as PREPOSITION_NL
from interviewer.guide.rules.english import ASKING as ASKING_EN
from interviewer.guide.rules.english import AUXILIARY
from interviewer.guide.rules.english import PREPOSITION as PREPOSITION_EN
from interviewer.guide.rules.grammar import words
from interviewer.guide.rules.reading import Ask
from interviewer.guide.rules.rule import Asked, Example, Finding

_QUESTIONS = N_("it is more than one question; the last one is answered")
_CLAUSES = N_("it joins two questions; one of them is answered")
_TOPICS = N_("it asks about two things at once; the answer is about one")
_PROPOSAL = N_("ask the first, and make the other a question or follow-up of its own")

_ELABORATION = {
    "nl": re.compile(
        r"(?:kunt|kun|zou|wilt|wil) (?:u|je|jij|jullie)\b.*\b(?:toelichten|uitleggen|voorbeeld"
        r"|voorbeelden"
        r"|meer over|iets over|verduidelijken|vertellen$)|licht (?:u )?(?:dat )?toe"
        r"|leg (?:dat )?uit"
        r"|(?:geef|noem)\b.*\bvoorbeeld|(?:heeft|hebt|heb) (?:u|je|jullie)\b.*\bvoorbeeld"
        r"|hoezo$|vertel$|vertel eens$"
    ),
    "en": re.compile(
        r"(?:can|could|would|will) you\b.*\b(?:elaborate|explain$|explain (?:that|this|your"
        r"|more|further)|example|examples"
        r"|tell me more|expand|say more|clarify|more about)|please (?:explain|elaborate)"
        r"|(?:give|provide)\b.*\bexamples?"
        r"|do you have\b.*\bexamples?|explain$|elaborate$|how so$|tell me (?:more|about it)"
    ),
}
"""Asks for more of the same, not for something else."""

_WORD_NL = rf"(?:{PREPOSITION_NL} |op basis |op grond |aan de hand )?{ASKING_NL}"
_WORD_EN = rf"(?:{PREPOSITION_EN} )?{ASKING_EN}"
_ALSO_NL = (
    r"(?:dan |vooral |ook |daarna |vervolgens |eventueel |precies |zo ja,? |zo nee,? |indien ja,? "
    r"|met name )*"
)
_ALSO_EN = (
    r"(?:then |also |specifically |more specifically |exactly |if so,? |if not,? |if yes,? "
    r"|in particular |subsequently )*"
)
_SUBJECT_NL = words(
    "u je jij jullie er het dat dit de een uw zij ze hij die deze we wij men ik jouw"
)
_SUBJECT_EN = words("you there it they we he she the your that this people i these those a an")

_PAIRS = {
    "nl": re.compile(
        r"^(?:kunt u |kun je |kan u )?(?:wie (?:of|en) wat|wat of wie|waar en wanneer"
        r"|wanneer en waar|wat en wie|hoe en (?:door|met) wie"
        r"|(?:door|met) wie en hoe|wanneer en (?:door|met) wie|wie en waar)\b"
    ),
    "en": re.compile(
        r"^(?:who (?:or|and) what|what or who|where and when|when and where|what and who"
        r"|how and by whom|how and with whom"
        r"|when and by whom)\b"
    ),
}
"""Two question words for one happening, which one answer fills."""

_BARE = {
    "nl": re.compile(rf"^(?:.* )?{_WORD_NL} en {_WORD_NL}\b"),
    "en": re.compile(rf"^(?:.* )?{_WORD_EN} and {_WORD_EN}\b"),
}
_MAIN = {
    "nl": re.compile(
        rf"(?:,? ?\b(?:en/of|en|of|maar)|[,;]) {_ALSO_NL}{_WORD_NL}"
        rf"(?:(?: (?!{_SUBJECT_NL}\b)\S+){{0,4}}? {FINITE}\b"
        rf"| (?!{_SUBJECT_NL}\b)\S+(?: \S+)? (?:u|je|jij|jullie|ze|zij|we|wij)\b| \S+$|$"
        r"| (?!dat\b|het\b|dit\b|niet\b|met\b|uit\b|wat\b)\w+t (?:dat|dit|de|het|een)\b"
        r"| (?:wel of niet|wel|niet|precies|dan|wel/niet)$| (?:minder|niet|beter|juist|wel) )"
    ),
    "en": re.compile(
        rf"(?:,? ?\b(?:and/or|and|or|but)|[,;]) {_ALSO_EN}{_WORD_EN}"
        rf"(?:(?: (?!{_SUBJECT_EN}\b)\S+){{0,4}}? {AUXILIARY}\b|(?:'s|'re)\b| \w+s?$|$"
        rf"| (?:or why not|exactly|so)$"
        r"| \w+(?:s|ed) | (?:went|came|made|led|took|got|kept|gave|became|felt|less|not|could"
        r"|brought|held) )"
    ),
}
"""A second question with the verb where a main clause has it."""
_ANY = {
    "nl": re.compile(rf"(?:,? ?\b(?:en/of|en|maar)|[,;]) {_ALSO_NL}{_WORD_NL}\b"),
    "en": re.compile(rf"(?:,? ?\b(?:and/or|and|but)|[,;]) {_ALSO_EN}{_WORD_EN}\b"),
}
"""A second question within a request ('vertellen wat … en hoe …')."""
_TURNED = {
    "nl": re.compile(rf"\b(?:en|maar)(?: ook)?(?: dan)? {FINITE} {_SUBJECT_NL}\b"),
    "en": re.compile(rf"\b(?:and|but)(?: also)? {AUXILIARY} {_SUBJECT_EN}\b"),
}
"""A second question that begins with its verb."""
_WHY_NOT = {
    "nl": re.compile(r"^waarom (?:wel|niet)?[ ,/]*(?:of|en) (?:waarom )?niet\b"),
    "en": re.compile(r"^why (?:or|and) why not\b"),
}
_VERBS = {
    "nl": re.compile(
        r"^(?:hoe|wat|waar|wanneer|waarmee) (?!is\b|was\b)(\w{3,}) en (\w{3,}) (?:u|je|jij"
        r"|jullie|docenten|studenten)\b"
    ),
    "en": re.compile(
        r"\b(?:do|did|does|would|can|could|will|should|to) (?:you|they|we|he|she|people"
        r"|teachers|students|developers)"
        r"(?: usually| typically| normally| currently)? (\w+)(?: (?!and\b)(?:with|for|your|the"
        r"|these|this|new|in|on|to|a|and|bugs|tests|code|lessons"
        r"|\w+s)\b){0,3},? and (\w+)\b(?! (?:your|my|the|other) colleagues)"
    ),
}
_NOT_VERBS = words(
    "your the a an my our their this that these those colleagues students teachers others people "
    "other and so then then in on at for to with from what how why who all any no not more most it "
    "them he she you they we developers managers parents partners outside beyond between within "
    "whether if when where"
)
_VERB_PAIRS = {
    frozenset(pair.split())
    for pair in (
        "live work", "try find", "go see", "come go", "leven werken", "doen laten", "doet laat",
        "woont werkt", "woon werk", "think feel", "find fix",
    )
}  # fmt: skip
_ADJECTIVE_NL = (
    r"(?:\w+(?:ig|lijk|baar|isch|zaam|vol|loos|ief|eel|aal|ant|ent|end|bel|zaam)|leuk|goed"
    r"|fijn|nuttig|snel|open|eerlijk"
    r"|veilig|helder|zinvol|leerzaam|tevreden|trots|blij|boeiend|passend|haalbaar|groot|duur"
    r"|makkelijk|prettig|juist)"
)
_ADJECTIVE_EN = (
    r"(?:\w+(?:ful|able|ible|ive|ous|ic|ical|ish|less|ant|ent|ary|al|ate|ing|ed|ly)|clear|fair"
    r"|fast|easy|good|safe|fun|quick"
    r"|cheap|simple|happy|open|honest|secure|hard|accurate|strong|short|friendly|new|complete)"
)
_ADJECTIVES = {
    "nl": re.compile(
        rf"\b({_ADJECTIVE_NL}) en ({_ADJECTIVE_NL})(?: (?:is|zijn|was|waren|vindt|vond|genoeg"
        rf"|voor u|bent|verloopt|verliep)\b|$)"
    ),
    "en": re.compile(
        rf"\b({_ADJECTIVE_EN}) and ({_ADJECTIVE_EN})(?: (?:is|are|was|were|do|does|did|enough"
        rf"|for you|to use)\b|$)"
    ),
}


_PREDICATES = {
    "nl": re.compile(
        r"(?:is|zijn|was|waren|bent|verloopt|werkt|wordt|worden|werd|voelt"
        r"|voelde) (?!er\b).*\b(?!(?:van|voor|met|in|op|bij|de|het|een|uw|tussen|door) )"
        r"\w+ (\w{4,} en \w{4,})$"
    ),
    "en": re.compile(
        r"(?:is|are|was|were) (?!there\b).*\b(?!(?:of|for|with|in|on|at|by|the|a|an|your"
        r"|between|from|to|about|are|is) )"
        r"\w+ (\w{3,} and (?:\w+ to use|(?:\w+ )?\w{3,}))$"
        r"|(?:do|does|did) (?:your|the) \w+ (\w+ and (?:give|use|provide|help|support|take"
        r"|make|share|discuss|review"
        r"|plan|check|write|read|ask|respond|act|encourage|reward))\b"
    ),
}
"""Two things said of one: 'zijn de lokalen schoon en veilig'."""
_CONJUNCTION = re.compile(r"\b(?:en|of|maar|and|or|but)\b")
_STORY = re.compile(
    r"\b(?:voorbeeld|voorbeelden|moment|situatie|keer|example|examples|a time|situation|moment"
    r"|instance)\b"
)
"""One story, of which what follows is a part."""


_BALANCED = re.compile(r"^(?:how|hoe) \w+,? (?:or|of) (?:how|hoe) \w+\b")
"""One measure by its two ends: 'how well or how badly'."""


class Double:
    """Who is asked two things answers one, and nobody knows which.

    Two questions, two question words joined by 'en', two topics ('doelen en resultaten'). Not: one
    thing by two names ('wie of wat'), or two that are asked about together ('hoe werken school en
    bedrijf samen?', 'het verschil tussen doel en middel').
    """

    code = "double"
    valid = (
        Example("Wie of wat houdt deze samenwerking gaande?"),
        Example("Hoe werken docenten en begeleiders samen?"),
        Example("Wat is het verschil tussen de oude en de nieuwe werkwijze?"),
        Example("Waar en wanneer is het begonnen?"),
        Example("Hoe zorgt u dat iedereen weet wat er speelt en wat er verwacht wordt?"),
        Example("Wat gebeurt er als de subsidie stopt en de trekker vertrekt?"),
        Example("U noemde net de gemeente. Wat is haar rol?"),
        Example("How do teachers and parents work together?", "en"),
        Example("What happens when a build fails and nobody is around?", "en"),
    )
    invalid = (
        Example("Wat wilde u bereiken en hoe hebt u dat aangepakt?"),
        Example("Wie nam het initiatief? En wat gebeurde er daarna?"),
        Example("Kunt u vertellen wat er misging en hoe u dat oploste?"),
        Example("Hoe en waarom bent u begonnen?"),
        Example("Wat zijn de doelen en resultaten?"),
        Example("Bent u tevreden en zou u het weer zo doen?"),
        Example("Was de scholing nuttig en leuk?"),
        Example("Hoe plant en evalueert u uw lessen?"),
        Example("Which tools do you use and why?", "en"),
        Example("How do you plan and evaluate your lessons?", "en"),
        Example("Are you satisfied with your salary and working hours?", "en"),
    )

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield the first finding."""
        language = asked.language
        if language not in _ELABORATION:
            return
        apart = [
            ask
            for number, ask in enumerate(asked.asks)
            if not (number and _ELABORATION[language].match(ask.text))
        ]
        if len(apart) > 1:
            yield Finding(" ".join(apart[1].text.split()[:5]), _QUESTIONS, _PROPOSAL)
            return
        for ask in apart:
            if words := _joined(ask, language):
                yield Finding(words, _CLAUSES, _PROPOSAL)
            elif words := _two_topics(ask, language):
                yield Finding(words, _TOPICS, _PROPOSAL)


def _joined(ask: Ask, language: str) -> str:
    """Return the words that join a second question to the first; nothing where none does."""
    text = ask.text
    if _WHY_NOT[language].match(text):
        return ""
    if pair := _PAIRS[language].match(text) or _BALANCED.match(text):
        text = text[pair.end() :]
    elif bare := _BARE[language].match(text):
        return bare.group() if len(bare.group()) < 40 else bare.group()[-40:]
    within = ask.form in ("request", "invitation")
    for joined in (_ANY if within else _MAIN)[language].finditer(text):
        before = text[: joined.start()]
        with_word = _CONJUNCTION.search(joined.group())
        if not with_word and len(before.split()) < 4:
            continue
        if _STORY.search(before) or topics.embedded(before, joined.group(), language):
            continue
        return joined.group().strip(" ,;")
    if turned := _TURNED[language].search(text):
        return turned.group()
    return ""


def _two_topics(ask: Ask, language: str) -> str:
    """Return two topics, activities or qualities that are asked about in one."""
    told = ask.form in ("yes-no", "statement")
    if found := topics.two(ask.text, language) or topics.apart(ask.text, told, language):
        return found
    if (verbs := _VERBS[language].search(ask.text)) and _are_verbs(verbs):
        return verbs.group()
    weighs = told or ask.text.startswith(("hoe ", "how "))
    if weighs and (adjectives := _ADJECTIVES[language].search(ask.text)):
        return adjectives.group()
    predicates = _PREDICATES[language].match(ask.text) if told else None
    return (predicates[1] or predicates[predicates.lastindex or 1]) if predicates else ""


def _are_verbs(found: re.Match[str]) -> bool:
    first, second = found.group(1), found.group(2)
    pair = frozenset((first, second))
    return not re.fullmatch(_NOT_VERBS, second) and pair not in _VERB_PAIRS
