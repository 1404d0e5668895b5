"""Whether two coordinated nouns are two topics, as 'doelen en resultaten', rather than one."""

from __future__ import annotations

import re

from interviewer.guide.rules.grammar import words

_TOPIC = {
    "nl": words(
        "doel doelen doelstelling resultaat resultaten opbrengst verwachting ervaring taak taken "
        "rol rollen kans kansen bedreiging voordeel nadeel voordelen nadelen voor na voor- sterke "
        "zwakke punten succes successen succesfactoren faalfactoren knelpunt knelpunten "
        "communicatie kwaliteit snelheid tempo salaris loon begeleiding leiderschap vertrouwen "
        "cultuur structuur planning werkdruk sfeer werktijden werkplezier inhoud vorm proces "
        "product kosten baten opbrengsten effect effecten gevolg gevolgen oorzaak oorzaken "
        "probleem problemen oplossing oplossingen wens wensen behoefte behoeften zorg zorgen plan "
        "plannen beleid uitvoering voorbereiding toezicht gedrag houding motivatie kennis "
        "vaardigheden lesstof toetsen toets rooster roosters materiaal methode methodes methoden "
        "aanpak inzet belang belangen drijfveer drijfveren aanleiding verloop toekomst verleden "
        "budget middelen tijd geld personeel tools hulpmiddelen technieken eisen wet regels "
        "beloning pauzes lessen lesmateriaal collega's leidinggevende werkplek inkomen gezondheid "
        "sterktes zwaktes valkuilen belemmeringen bevorderende uitdagingen obstakels factoren "
        "risico's stimulansen leerpunten tips tops hoogtepunten dieptepunten hoogtepunt dieptepunt "
        "pluspunten minpunten verbeterpunten visie missie strategie ambitie ambities prijs service "
        "gemak ontwerp evaluatie"
    ),
    "en": words(
        "goal goals outcome outcomes result results expectation expectations experience "
        "experiences task tasks role roles opportunity opportunities threat threats advantage "
        "advantages disadvantage disadvantages strength strengths weakness weaknesses benefit "
        "benefits drawback drawbacks risk risks cost costs success successes failure failures "
        "challenge challenges barrier barriers facilitator facilitators enabler enablers "
        "communication quality speed pace salary pay workload atmosphere culture structure "
        "planning support training leadership trust content form process processes product "
        "products effect effects cause causes consequence consequences problem problems issue "
        "issues solution solutions need needs wish wishes concern concerns plan plans policy "
        "policies implementation preparation behaviour behavior attitude attitudes motivation "
        "motivations knowledge skills curriculum schedule materials method methods approach tools "
        "techniques requirements design testing hours budget resources time money staff usability "
        "performance security reliability documentation price service background responsibilities "
        "history future past pros cons strategy highs lows highlights setbacks ups downs vision "
        "mission practices workflow workflows deadlines hopes fears likes dislikes frustrations "
        "feedback assessment grading homework teaching mentoring supervision onboarding "
        "maintenance scalability accuracy productivity efficiency satisfaction wellbeing code"
    ),
}
_SUFFIX = {
    "nl": r"\w{3,}(?:ing|ingen|heid|heden|teit|teiten|atie|aties|schap|sie|sies|isme|ment)",
    "en": r"\w{3,}(?:tion|tions|sion|sions|ment|ments|ness|ity|ities|ance|ence|ship|ships|ing)",
}
_NO_TOPIC = {
    "nl": words(
        "leerling leerlingen instelling instellingen vereniging verenigingen organisatie "
        "organisaties opleiding opleidingen afdeling afdelingen gemeenschap stichting stichtingen "
        "onderneming ondernemingen leiding vergadering vergaderingen regering universiteit "
        "universiteiten faculteit faculteiten omgeving woning verdieping familie generatie "
        "generaties vestiging vestigingen"
    ),
    "en": words(
        "organisation organisations organization organizations institution institutions department "
        "departments government governments association associations community communities "
        "university universities audience environment environments apartment presence city cities "
        "situation situations nothing something anything everything during thing morning evening "
        "meeting building being spring string facility facilities generation generations "
        "partnership partnerships relationship"
    ),
}
"""People, bodies and places: asked about together ('scholen en verenigingen')."""

_PAIRS = {
    "nl": (
        "kennis vaardigheden|kennis ervaring|kennis kunde|tijd geld|tijd energie|tijd ruimte"
        "|tijd moeite|tijd aandacht|taken verantwoordelijkheden"
        "|rol verantwoordelijkheid|rollen verantwoordelijkheden|rol taken|rollen taken|taken "
        "rollen|taken bevoegdheden|rol taak|wensen behoeften"
        "|wensen verwachtingen|mensen middelen|rust ruimte|vorm inhoud|wet regelgeving|wet- "
        "regelgeving"
        "|zorg welzijn|zorg onderwijs|onderwijs opleiding|meningen ervaringen|regels afspraken"
        "|tijd middelen|geld middelen|geld tijd"
    ),
    "en": (
        "knowledge skills|skills knowledge|knowledge experience|time money|time energy|time "
        "effort|time resources|roles responsibilities"
        "|role responsibilities|tasks responsibilities|rules regulations|policies procedures"
        "|research development|health safety|teaching learning|learning teaching"
        "|wants needs|needs wants|training education|time attention|thoughts experiences"
        "|experiences thoughts|design development|trial error|tools techniques|methods tools"
        "|equity inclusion|diversity inclusion"
    ),
}
_FIXED = {
    language: frozenset(frozenset(pair.split()) for pair in pairs.split("|"))
    for language, pairs in _PAIRS.items()
}
"""Two words for one thing."""

_TOGETHER = {
    "nl": re.compile(
        r"\b(?:tussen|verhouding|verhoudt|verhouden|verband|verschil|verschillen|verschilt|balans"
        r"|combinatie|combineert|combineren|samenhang|overgang|zowel|koppeling|mix|spanning"
        r"|samen|betrokken"
        r"|elkaar|evenwicht|rol bij|rol in|rol van|versus|verbindt|verbinden|onderscheid"
        r"|afweging|ten opzichte)\b"
    ),
    "en": re.compile(
        r"\b(?:between|difference|differences|balance|balancing|combination|combine|combining"
        r"|interplay"
        r"|trade-off|trade-offs|mix|link|connection|together|each other|one another|relate"
        r"|interact|role in"
        r"|part in|involvement in|role of|tension|versus|compare|weigh|distinguish|integrate"
        r"|integrating)\b"
    ),
}
"""Two things that are asked about in their relation."""
_SUBORDINATE = {
    "nl": re.compile(
        r"\b(?:als|wanneer|omdat|doordat|zodat|die|dat|terwijl|nadat|voordat|sinds|toen|zonder"
        r"|om)\b(?! (?:is|was|zijn|heeft|voor|gaat|u|je)\b)"
    ),
    "en": re.compile(
        r"\b(?:if|when|because|that|who|while|after|before|since|without|so that"
        r"|whose)\b(?! (?:is|are|do|did|does|was)\b)"
    ),
}
_EMBEDDED = {
    "nl": re.compile(
        r"\b(?:dat|zodat|omdat|als|of|weet|weten|begrijpt|begrijpen|duidelijk|afgesproken"
        r"|afspreken)\b"
        r"(?! (?:is|was|zijn|heeft)\b)"
    ),
    "en": re.compile(
        r"\b(?:that|so that|because|if|whether|know|knows|understand|understands|clear|agree)\b"
    ),
}
"""What opens a clause within."""
_TURNED = {
    "nl": re.compile(
        r"\b(?:hoe|wat|wie|waar|waarom|wanneer) \S+ (?:u|je|jij|jullie|ze|zij|we|wij|dat|dit"
        r"|er)\b"
    ),
    "en": re.compile(
        r"\b(?:do|does|did|is|are|was|were|have|has|will|would|can|could) (?:you|they|we|it"
        r"|that|this|the|your)\b"
    ),
}
"""What only a question of its own has: the verb before its subject."""
_STOP = {
    "nl": re.compile(
        r"(?:van|in|op|met|voor|bij|aan|over|door|uit|naar|tot|is|zijn|was|waren|wordt|u|je"
        r"|jullie|er|binnen|als|die|dat|om|tijdens|verloopt|ziet|heeft|had|hebt)"
    ),
    "en": re.compile(
        r"(?:of|in|on|with|for|at|about|from|to|by|is|are|was|were|do|did|does|you|there"
        r"|within|if|that|when|during|has|have)"
    ),
}


def embedded(before: str, joined: str, language: str) -> bool:
    """Whether what stands before has opened a clause, to which then belongs what is joined."""
    if _TURNED[language].search(joined):
        return False
    found = list(_EMBEDDED[language].finditer(before))
    return bool(found) and found[-1].start() > 0 and " " in before[found[-1].end() :].strip()


def two(text: str, language: str) -> str:
    """Return two topics that are asked about at once; nothing where there are none."""
    text = (
        text.replace(" as well as ", " and ")
        .replace(" evenals ", " en ")
        .replace(" alsook ", " en ")
    )
    if _TOGETHER[language].search(text):
        return ""
    inner = _SUBORDINATE[language].search(text, 6)
    text = text[: inner.start()] if inner else text
    for found in re.finditer(r"[\w'-]+,? (?:en/of|en|and/or|and|&) ", text):
        left = found.group().split()[0].rstrip(",")
        right = _first_topic(text[found.end() :], language)
        if not right:
            continue
        first = left if _is_topic(left, language) else _before(text[: found.start()], language)
        if first and frozenset((first, right)) not in _FIXED[language]:
            return f"{first} … {right}" if first != left else found.group() + right
    return ""


_APART = {
    "nl": re.compile(
        r"\b(?:(in|over|met|van|voor|bij|op|aan) )?(de|het|uw|jouw|je|jullie|deze"
        r"|dit) (?:\w+ )?(\w[\w'-]+)"
        r" en (?:ook )?(?:(in|over|met|van|voor|bij|op|aan) )?(de|het|uw|jouw|je|jullie|deze"
        r"|dit) (?:\w+ )?\w[\w'-]+"
    ),
    "en": re.compile(
        r"\b(?:(in|about|with|of|for|by|on|at) )?(the|your|this|these) (?:\w+ )?(\w[\w'-]+)"
        r" and (?:also )?(?:(in|about|with|of|for|by|on|at) )?(the|your|this"
        r"|these) (?:\w+ )?\w[\w'-]+"
    ),
}
"""Two nouns, each with an article of its own."""
_WEIGHING = {
    "nl": re.compile(
        r"hoe (?:tevreden|beoordeelt|beoordeel|ervaart|ervaar|waardeert|is uw|is je|was uw"
        r"|kijkt u aan|blij)\b"
        r"|wat (?:vindt|vind|vond|vonden|denkt) (?:u|je|jij|jullie) (?:van|over)\b|welk cijfer\b"
    ),
    "en": re.compile(
        r"how (?:satisfied|do you feel|did you feel|would you rate|do you rate"
        r"|would you describe|do you like|happy|is your|are your)\b"
        r"|what (?:do|did) you (?:think|like|make)\b|(?:describe|rate|explain)\b"
        r"|could you (?:briefly )?describe\b"
    ),
}
"""Where two things would get one judgement."""


def apart(text: str, told: bool, language: str) -> str:
    """Return two nouns that are put to one judgement, or to one yes or no (`told`)."""
    if _TOGETHER[language].search(text):
        return ""
    inner = _SUBORDINATE[language].search(text, 6)
    found = _APART[language].search(text[: inner.start()] if inner else text)
    if found and (told or (found[1] and found[1] == found[4]) or _WEIGHING[language].match(text)):
        return found.group()
    return ""


def _is_topic(word: str, language: str) -> bool:
    if re.fullmatch(_NO_TOPIC[language], word):
        return False
    if word.endswith("-") and len(word) > 3:
        return True
    return bool(re.fullmatch(_TOPIC[language], word) or re.fullmatch(_SUFFIX[language], word))


def _first_topic(text: str, language: str) -> str:
    """Return the topic that follows, past articles and adjectives."""
    for word in text.split()[:4]:
        bare = word.rstrip(",;:")
        if _is_topic(bare, language):
            return bare
        if _STOP[language].fullmatch(bare) or bare != word:
            return ""
    return ""


def _before(text: str, language: str) -> str:
    """Return a topic up to four words back: 'de doelen van het project en …'."""
    for word in reversed(text.split()[-4:]):
        if _is_topic(word, language):
            return word
    return ""
