"""Questions that suggest their answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.errors import N_
from interviewer.guide.rules.grammar import words
from interviewer.guide.rules.reading import sentences
from interviewer.guide.rules.rule import Asked, Example, Finding

_TAG = N_("it asks for a yes")
_AGREE = N_("it asks to agree")
_NEGATIVE = N_("a question with 'not' expects a yes")
_LOADED = N_("it weighs before the respondent does")
_PRESUMED = N_("it takes for granted what is to be found out")
_OTHERS = N_("it says what others think, so that dissent is harder")
_STATED = N_("it says the answer itself")

_ASK_OPEN = N_("ask what the respondent thinks of it, without a word that weighs")
_ASK_WHETHER = N_("ask first how it goes, then about what was said")
_ASK_VIEW = N_(
    "leave the opinion out, or set another beside it, and ask how the respondent sees it"
)

Sign = tuple[str, str, str]
"""A pattern that is searched for in a sentence, why it leads, and what to do."""

_GOOD_NL = words(
    "goed goede slecht slechte belangrijk belangrijke waardevol waardevolle nuttig nuttige zinvol "
    "zinvolle succesvol succesvolle effectief effectieve prettig prettige fijn fijne leuk leuke mooi "
    "mooie blij trots moeilijk moeilijke makkelijk makkelijke lastig lastige ernstig "
    "erg frustrerend frustrerende vervelend vervelende zwaar zware gevaarlijk schadelijk geweldig "
    "fantastisch noodzakelijk onmisbaar essentieel cruciaal efficiënt handig interessant inspirerend "
    "motiverend teleurgesteld enthousiast gelukkig bijzonder bijzondere sterk sterke krachtig uniek "
    "bang boos bezorgd teleurstellend oneerlijk onveilig verontrustend schokkend behulpzaam "
    "bruikbaar waardeloos problematisch stressvol ingewikkeld complex complexe wenselijk positief "
    "negatief populair geslaagd fout verkeerd mis"
)
_SO_NL = rf"(?:{_GOOD_NL}|{words('traag trage langzaam snel duur druk laag hoog speciaal lang groot grote klein gebruiksvriendelijk aantrekkelijk vermoeiend ver weinig')}|\\w{{3,}}(?:lijk|lijke|baar|bare|vol|volle))"
_LOADED_NL = words(
    "succesvolle geslaagde geweldige prachtige fantastische uitstekende vreselijke verschrikkelijke "
    "gebrekkige moeizame oneerlijke overbodige waardeloze dramatische slechte onzinnige zinloze "
    "inspirerende indrukwekkende mislukte ouderwetse achterhaalde belachelijke schandalige onnodige "
    "schrijnende verouderde bureaucratische falende toenemende onhoudbare hopeloze idiote omslachtige "
    "waardevolle baanbrekende betere verbeterde zorgwekkende ergerlijke"
)
_GOOD_EN = words(
    "good bad great important valuable useful helpful meaningful successful effective efficient "
    "happy unhappy proud difficult hard easy serious frustrating frustrated "
    "annoying severe dangerous harmful wonderful amazing terrible essential crucial critical vital "
    "necessary enjoyable pleased excited worried concerned disappointed disappointing stressful "
    "challenging well badly much better worse beneficial rewarding inspiring motivating motivated "
    "confusing inadequate poor unfair unsafe problematic desirable popular powerful positive negative "
    "painful excellent attractive appealing intuitive wrong"
)
_LOADED_EN = words(
    "successful wonderful amazing fantastic excellent terrible awful horrible poor outdated useless "
    "unfair inadequate failed failing pointless unnecessary impressive great disastrous ridiculous "
    "outrageous broken bureaucratic brilliant inspiring valuable overwhelming old-fashioned lousy "
    "unacceptable improved friendly helpful superior alarming clumsy incompetent harsh absurd"
)
_AUX_EN = r"(?:is|are|was|were|do|does|did|has|have|had|would|should|could|can|will)"

SIGNS: dict[str, tuple[Sign, ...]] = {
    "nl": (
        # 'toch?' and the like, at the end
        (
            r"(?:,|;| –)? ?(?:\btoch|\bhè|\bhé|\bnietwaar|\bniet waar|\bnee toch|\bof wel soms"
            r"|\bis het niet|\bniet dan|\bwaar of niet)$",
            _TAG,
            _ASK_OPEN,
        ),
        (
            r", (?:of )?niet$|\b(?:nou|je) weet wel$|^(?:u|jullie|je|het|dat|de|er)\b.* of niet$",
            _TAG,
            _ASK_OPEN,
        ),
        (
            r"\btoch (?:ook|zeker|wel|zo|eigenlijk|een beetje|vooral|gewoon|al)\b(?!.*\bondanks\b)"
            r"|^(?:is|zijn|was) (?:het|dat|er) toch\b|^dat \w+ toch\b",
            _TAG,
            _ASK_OPEN,
        ),
        # agreement
        (
            r"\b(?:vindt?|vinden|denkt?|denken|gelooft?|voelt?|ziet?|meent?|merkt?|ervaart?|ervaren) "
            r"(?:u|je|jij|jullie) (?:dan |zelf )?(?:ook|niet ook)\b(?! (?:nog|andere|wel eens|weleens|iets)\b)"
            r"|\book (?:vindt?|vinden|denkt?|meent?|van mening)\b",
            _AGREE,
            _ASK_VIEW,
        ),
        (
            r"\b(?:mee|er|het) eens\b(?<!niet mee eens)(?=,? (?:dat|met)\b)(?<!in hoeverre)"
            r"|^(?:\w+ )?(?:bent|ben|zijn) (?:u|je|jij|jullie) het (?:\w+ ){0,3}eens\b"
            r"|\bmee eens$|\bmet (?:mij|ons|me) eens\b"
            r"|^(?:bent|ben|zijn) (?:u|je|jij|jullie) (?:ook |er ook )?(?:van mening|van overtuigd|ervan overtuigd)\b"
            r"|^(?:deelt?|delen|onderschrijft?|onderschrijven|steunt?) (?:u|je|jij|jullie) (?:ook |dan )?"
            r"(?:de|het|die|deze) (?:\w+ )?(?:mening|opvatting|visie|indruk|zorg|zorgen|idee|standpunt|stelling|kritiek)",
            _AGREE,
            _ASK_VIEW,
        ),
        # a question with 'not'
        (
            r"^(?:en |maar |dus )?(?!wie|wat|waar|hoe|welke?\b)\w+ (?:u|je|jij|jullie|het|er|dat|dit|we|wij|ze|zij|hij|men)"
            r"(?: (?:dan|ook|zelf|eigenlijk|soms))* (?:niet|geen)\b(?! (?:alleen|of))"
            r"|^(?:zou|zouden|moet|moeten|is|zijn|was|kan|kunnen|hebben|heeft) (?:(?:de|het|een|deze|dit|die|uw|jouw) )?\w+ "
            r"(?:dan |ook )?(?:niet|geen)\b",
            _NEGATIVE,
            _ASK_OPEN,
        ),
        # weighing words
        (
            rf"\b(?:hoe|zo|hoezeer) (?:enorm |ontzettend |erg |zeer )?{_GOOD_NL}\b(?! (?:of|dan wel|versus)\b)"
            rf"(?! en {_GOOD_NL}\b.* of\b)(?! mogelijk)"
            r"(?<!zo goed)(?<!zo goede)",
            _LOADED,
            _ASK_OPEN,
        ),
        (
            rf"^(?:wat|waarom|hoe|waardoor) .*\bzo(?:'n)? (?:\w+ )?{_SO_NL}\b(?! mogelijk)"
            rf"|\bzo'n (?:groot |enorm )?(?:succes|probleem|ramp|mislukking|{_GOOD_NL})\b|\bzo (?:ontzettend |erg )?weinig\b",
            _LOADED,
            _ASK_OPEN,
        ),
        (
            rf"\b(?:de|het|deze|dit|die|dat|uw|jullie|jouw|zulke|zo'n) (?:zeer |erg |zo |toch )?{_LOADED_NL} (?!en\b|of\b)\w+",
            _LOADED,
            _ASK_OPEN,
        ),
        (
            r"\b(?:natuurlijk|uiteraard|vanzelfsprekend|ongetwijfeld|immers|onmiskenbaar|overduidelijk"
            r"|zoals bekend|zoals we (?:allemaal |allen )?weten|het is (?:wel )?duidelijk dat|zonder twijfel"
            r"|het spreekt voor zich|logischerwijs)\b(?! gedrag| verloop| moment| omgeving)"
            r"(?<!op een natuurlijk)",
            _STATED,
            _ASK_OPEN,
        ),
        (
            r"\bhoe(?:veel|zeer)? .*\b(?:genoten|geniet|gebaat|verrijkt|plezier)\b|\bhoezeer\b",
            _PRESUMED,
            _ASK_WHETHER,
        ),
        # taken for granted
        (
            r"\bwaarom (?!(?:hebt|heb|heeft|bent|ben|deed|deden|wilde|ging|hebben|zijn|kon|kwam|was|koos) "
            r"(?:u|je|jij|jullie)\b)(?!(?:wel|of|niet)\b).*\b(?:niet|geen|nooit|nauwelijks|te weinig|te veel)\b(?! alleen)",
            _PRESUMED,
            _ASK_WHETHER,
        ),
        (
            rf"\bwaarom (?:is|zijn|was|waren|vindt|vinden|werkt|wordt|denkt)\b(?! (?:dat|dit|het) (?:\w+ ){{0,3}}{_GOOD_NL}\b)(?: \S+){{1,8}}? {_GOOD_NL}\b"
            r"|\bwaarom (?:is|was|zijn|waren|faalt|faalde|mislukte|mislukken|gaat|ging)\b.*"
            r"\b(?:mislukt|fout|mis|achteruit|gefaald|een succes|een probleem|een mislukking|faalt|faalde|mislukte)\b"
            r"|\bwaarom (?:faalt|faalde|mislukte|mislukken|schiet|schieten)\b",
            _PRESUMED,
            _ASK_WHETHER,
        ),
        (
            r"\bhoe komt het dat\b.*\b(?:niet|geen|te weinig|te veel|slecht|goed|beter)\b"
            r"|\bwat is er (?:toch )?mis (?:met|aan)\b|\bwat (?:mankeert|schort)\b",
            _PRESUMED,
            _ASK_WHETHER,
        ),
        (
            r"\bhoe (?:heeft|hebben|kan|kunnen|zal|zou)\b.*\b(?:verbeterd|verrijkt|versterkt|geschaad|verslechterd|belemmerd"
            r"|vergemakkelijkt|bemoeilijkt|verpest|gestimuleerd|geholpen|vergroot|verhoogd|verkleind)\b"
            r"|\bhoe (?:verbetert|versterkt|schaadt|belemmert|bemoeilijkt|vergemakkelijkt|verrijkt|verstoort) (?!u\b|je\b|jullie\b)"
            r"|\bwat maakt(?:e)? .*\b(?:tot een |een )(?:\w+ )?(?:succes|mislukking|succesverhaal)\b"
            rf"|\bwat maakt(?:e)? (?:\S+ ){{1,5}}(?:zo|zo'n) ",
            _PRESUMED,
            _ASK_WHETHER,
        ),
        # what others think
        (
            r"\b(?:de meeste|veel|vele|alle|steeds meer|heel veel) (?:\w+ )?(?:mensen|collega's|docenten|leraren"
            r"|deskundigen|experts|onderzoekers|ouders|studenten|leerlingen|ontwikkelaars|scholen|bedrijven|partners"
            r"|respondenten|werknemers|instellingen|gemeenten|leidinggevenden|bestuurders|ondernemers)\b.{0,25}"
            r"\b(?:vinden|zeggen|denken|menen|weten|geloven|klagen|ervaren)\b(?!.*\b(?:ander(?:en|e)|sommigen)\b)"
            r"|^(?:\w+ )?(?:omdat |aangezien |nu )?(?:iedereen|eenieder|we allemaal|wij allemaal) (?:is het|weet|weten|vindt|zegt|ziet|begrijpt|erkent)\b"
            r"|\b(?:onderzoek|onderzoeken|de wetenschap|studies|cijfers|experts|deskundigen) "
            r"(?:\w+ ){0,3}?(?:laat zien|laten zien|toont|tonen|wijst uit|wijzen uit|bewijst|blijkt|zeggen|stellen|leert)\b"
            r"|\buit (?:\w+ )?(?:onderzoek|onderzoeken|studies|cijfers) (?:\w+ )?(?:blijkt|komt)\b"
            r"|\b(?:algemeen|alom) bekend\b|\bhet is bekend dat\b|\bbekend is dat\b"
            r"|\b(?:aangezien|gezien het feit|gezien (?:de|het) (?:succes|slechte|goede|problemen))\b",
            _OTHERS,
            _ASK_VIEW,
        ),
        # the answer said
        (
            r"^dus (?:u|je|jij|jullie)\b|^(?:ik neem aan|ik begrijp|u bedoelt|ik vermoed)\b.*"
            r"|\b(?:u|je|jullie) (?:zult|zal|zullen|moet|moeten) (?:het )?(?:wel|vast|zeker)\b"
            r"|^(?:is|was) het niet zo\b|\bongetwijfeld\b|^(?:vast|zeker) ",
            _STATED,
            _ASK_OPEN,
        ),
        (
            r"^moet(?:en)? (?:\S+ ){1,4}(?:eindelijk|nu toch|echt)\b"
            r"|^(?:zou|zouden) het (?:niet )?(?:veel |toch )?(?:beter|goed|verstandig|fijn|handig|mooi) zijn\b"
            r"|^(?:vindt|vind|vinden|voelt|voel) (?:u|je|jij|jullie) (?:\S+ ){0,8}?(?:te|veel te) "
            r"(?:weinig|veel|laat|snel|langzaam|traag|hoog|laag|duur|groot|klein|moeilijk|druk)\b"
            r"|^(?:hoe|wat) (?:erg|vreselijk) ",
            _STATED,
            _ASK_OPEN,
        ),
    ),
    "en": (
        (
            rf"(?:,|;| –) ?(?:right|correct|no|yes|yeah|eh|huh|okay|ok|true|agreed"
            rf"|(?:is|are|was|were|do|does|did|has|have|had|would|should|could|can|will|wo|ca)(?:n't)? "
            rf"(?:it|you|they|he|she|we|there|that|i)(?: not)?|don't you think|wouldn't you say|wouldn't you agree)$"
            r"|\bright$(?<!all right)(?<!it right)(?<!went right)(?<!goes right)(?<!get right)(?<!is right)",
            _TAG,
            _ASK_OPEN,
        ),
        (
            r"\b(?:do|would|don't|wouldn't|did) you (?:not |also |fully |strongly |generally )*agree\b(?! or disagree)"
            r"(?<!extent do you agree)(?<!much do you agree)(?<!strongly do you agree)"
            r"|\bdo you (?:also|too) (?:think|feel|believe|find)\b|\bdo you share (?:the|this|that|our) (?:\w+ )?"
            r"(?:view|opinion|concern|belief|impression|feeling|criticism)\b"
            r"|\bare you (?:also )?(?:in agreement|convinced)\b|^agree\b|\bagree with (?:me|us) that\b"
            r"|\byou (?:would|will|must|'d|'ll) (?:surely |probably |also )?agree\b",
            _AGREE,
            _ASK_VIEW,
        ),
        (
            r"^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|would|should|could|ca|wo)n't\b"
            r"|^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|would|should|could|can) "
            r"(?:you|it|there|they|we|that|this|he|she|the \w+) not\b(?! only)",
            _NEGATIVE,
            _ASK_OPEN,
        ),
        (
            rf"\bhow (?:very |really |incredibly |extremely )?{_GOOD_EN}\b(?<!how much)(?! (?:or|and {_GOOD_EN} or)\b)"
            r"(?! (?:better|worse) or)",
            _LOADED,
            _ASK_OPEN,
        ),
        (
            rf"\b(?:what|why|how) .*\bso (?:very )?(?!far\b|many\b|much\b|long\b|that\b|on\b|doing\b|you\b|they\b|it\b|often\b|few\b|and\b|called\b)[a-z]{{3,}}\b|\bsuch an? (?:\w+ )?(?:success|problem|failure|disaster"
            r"|good|great|bad|important|hit|mess)\b",
            _LOADED,
            _ASK_OPEN,
        ),
        (
            rf"\b(?:the|this|that|these|those|your|our|such) (?:very |so-called |truly |highly |clearly )?{_LOADED_EN} "
            r"(?!and\b|or\b|of\b|at\b|to\b|parts?\b|aspects?\b|things?\b|for\b)\w+",
            _LOADED,
            _ASK_OPEN,
        ),
        (
            r"\b(?:surely|obviously|of course|clearly|naturally|undoubtedly|needless to say|everybody knows"
            r"|everyone knows|as we (?:all )?know|it is (?:well[ -]known|clear|obvious) that|no doubt|undeniably"
            r"|without a doubt)\b(?! (?:defined|stated|described|communicated|written|documented|structured"
            r"|explained|articulated|understood|occurring|labell?ed|identified|see\b))(?<!how clearly)(?<!more clearly)"
            r"(?<!so clearly)(?<!come naturally)(?<!comes naturally)",
            _STATED,
            _ASK_OPEN,
        ),
        (
            r"\bhow much (?:do|did|does|have|has|would|will) (?:you|they|your \w+) (?:really )?(?:enjoy|like|love|hate|dislike|value"
            r"|appreciate|benefit|miss|improve|suffer|struggle|enjoyed|benefited)"
            r"|\bhow much (?:has|have|did|does|do) (?:\S+ ){1,5}?(?:help(?:ed)?|improved?|change your|support(?:ed)?|benefit(?:ed)?|hurt)\b"
            r"|\bhow much (?:better|worse|easier|harder|more|less|faster)\b|\bhow strongly\b",
            _PRESUMED,
            _ASK_WHETHER,
        ),
        (
            r"\bwhy (?:do|does|did|is|are|was|were|has|have|can|could|would)(?:n't\b(?! you\b)| (?!you\b)(?:\S+ ){1,8}?"
            r"(?:not|never|no longer|too|fail|failed|failing)\b)(?!.* or not)"
            rf"|\bwhy (?:is|are|was|were|do you think|do you feel|do you believe|do you find|would you say)\b(?! (?:that|this|it) (?:\w+ )?{_GOOD_EN}\b)(?: \S+){{1,9}}? {_GOOD_EN}\b"
            r"|\bwhy (?:do|does|did|are|is) (?!you\b)(?:\S+ ){1,4}?(?:dislike|hate|resist|struggle|fail|refuse|ignore|complain|resisting|reluctant)\b"
            r"|\bwhy (?:is|are|was|were|has|have|did|does|do)\b.*\b(?:a failure|a success|a problem|fail|failed|struggling|a mess"
            r"|go wrong|gone wrong|went wrong|too|a mistake|a barrier)\b(?<!\byou too)",
            _PRESUMED,
            _ASK_WHETHER,
        ),
        (
            r"\bhow (?:has|have|did|does|do|will|would|can)\b (?!you\b|we\b)(?:\S+ ){1,8}?(?:improved?|enhanced?|strengthened?|benefit(?:ed)?"
            r"|helped|harm(?:ed)?|hurt|damaged?|hindered?|enriched|enrich|worsened|worsen|ruin(?:ed)?|simplif(?:y|ied)|boost(?:ed)?|increased|reduced|decreased|sped up|slowed)\b"
            r"|\bwhat (?:makes|made) .*\b(?:a|such a|an) (?:\w+ )?(?:success|failure|disaster)\b"
            rf"|\bwhat is (?:so )?(?:wrong|bad|great) (?:with|about)\b|\bwhat's (?:wrong|so) "
            rf"|\bwhat (?:makes|made) (?:\S+ ){{1,5}}so {_GOOD_EN}",
            _PRESUMED,
            _ASK_WHETHER,
        ),
        (
            r"\b(?:most|many|all|a lot of|more and more|the majority of) (?:\w+ )?(?:people|experts|colleagues|teachers|developers|researchers"
            r"|parents|students|engineers|managers|companies|schools|studies|professionals|users|employees|practitioners|teams|others)\b"
            r".{0,15}\b(?:agree|say|think|believe|know|feel|complain|find|consider|report|argue|show)\b"
            r"(?!.*\b(?:others|while some|some)\b)(?<!how many people think)"
            r"|\b(?:everyone|everybody) (?:knows|agrees|says|thinks|here thinks|understands)\b"
            r"|\b(?:research|studies|evidence|experts|science|the data|surveys|literature) (?:\w+ )?(?:shows?|suggests?|proves?"
            r"|indicates?|says?|tells|agree|demonstrates?|found)\b|\bit (?:is|has been) (?:widely|generally|commonly|often) "
            r"|\bgiven (?:that|the|how|all)\b|\bsince (?:everyone|it is|we know)\b|\bconsidering (?:that|how|the)\b",
            _OTHERS,
            _ASK_VIEW,
        ),
        (
            r"^so,? (?:you|it|they|the|this|your|we)\b(?!.*\b(?:what|how|why|which|who)\b)|^(?:i assume|i take it|i guess|i suppose|presumably)\b|^you must\b"
            r"|\byou must (?:be|have|feel|find)\b",
            _STATED,
            _ASK_OPEN,
        ),
        (
            r"^would(?:n't)? it (?:not )?be (?:better|good|helpful|nice|great|best|fair|wise)\b(?!.* or\b)"
            r"|^(?:do|did) you (?:think|feel|find|believe) (?:\S+ ){1,8}?(?:too|far too) "
            r"(?:much|many|few|little|late|slow|fast|high|low|expensive|hard|difficult|big|small|long|short)\b"
            r"|^should (?:\S+ ){1,5}(?:finally|really)\b",
            _STATED,
            _ASK_OPEN,
        ),
    ),
}

_COMPILED = {
    language: tuple((re.compile(sign), reason, proposal) for sign, reason, proposal in signs)
    for language, signs in SIGNS.items()
}


class Leading:
    """A leading question gets the answer that it suggests, above all from who wants to please.

    Weighing words ('hoe belangrijk'), agreement ('vindt u ook'), tags ('toch?'), what is taken for
    granted ('waarom werkt X niet') and what others are said to think.
    """

    code = "leading"
    valid = (
        Example("Hoe kijkt u aan tegen de samenwerking?"),
        Example("Wat maakte dat u toch doorging?"),
        Example("Hoe makkelijk of moeilijk was het om mensen mee te krijgen?"),
        Example("Sommige mensen zeggen dat het werkt, anderen dat het niet werkt. Hoe ziet u dat?"),
        Example("Kunt u een voorbeeld geven van een succesvolle samenwerking?"),
        Example("U noemde net de gemeente. Wat is haar rol?"),
        Example("How do you see the collaboration?", "en"),
        Example("How easy or difficult was it to find partners?", "en"),
        Example("How many people do you work with?", "en"),
    )
    invalid = (
        Example("U vindt toch ook dat de regio meer moet doen?"),
        Example("Het is een succes, hè?"),
        Example("Bent u het ermee eens dat docenten te weinig tijd krijgen?"),
        Example("Vindt u niet dat het te lang duurt?"),
        Example("Hoe belangrijk is vertrouwen?"),
        Example("Waarom werkt de communicatie niet?"),
        Example("Iedereen weet dat samenwerken tijd kost. Hoe is dat hier?"),
        Example("U bent dus tevreden?"),
        Example("Don't you think the deadline was unrealistic?", "en"),
        Example("You were happy with it, right?", "en"),
        Example("How important is trust?", "en"),
        Example("Most experts say that it works. What is your view?", "en"),
    )

    def judge(self, asked: Asked) -> Iterator[Finding]:
        """Yield the first finding."""
        for sentence, mark in sentences(asked.text):
            for sign, reason, proposal in _COMPILED.get(asked.language, ()):
                if found := sign.search(sentence):
                    yield Finding(found.group().strip(" ,;–"), reason, proposal)
                    return
        for ask in asked.asks:
            if ask.form == "statement":
                yield Finding(" ".join(ask.text.split()[:5]), _STATED, _ASK_OPEN)
                return
