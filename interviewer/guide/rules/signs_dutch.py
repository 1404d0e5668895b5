"""Signs by which a Dutch question leads."""

from __future__ import annotations

from interviewer.guide.rules.grammar import words
from interviewer.guide.rules.signs import (
    AGREE,
    ASK_OPEN,
    ASK_VIEW,
    ASK_WHETHER,
    LOADED,
    NEGATIVE,
    OTHERS,
    PRESUMED,
    STATED,
    TAG,
    Sign,
)

_GOOD_NL = words(
    "goed goede slecht slechte belangrijk belangrijke waardevol waardevolle nuttig nuttige zinvol "
    "zinvolle succesvol succesvolle effectief effectieve prettig prettige fijn fijne leuk leuke "
    "mooi mooie blij trots moeilijk moeilijke makkelijk makkelijke lastig lastige ernstig erg "
    "frustrerend frustrerende vervelend vervelende zwaar zware gevaarlijk schadelijk geweldig "
    "fantastisch noodzakelijk onmisbaar essentieel cruciaal efficiënt handig interessant "
    "inspirerend motiverend teleurgesteld enthousiast gelukkig bijzonder bijzondere sterk sterke "
    "krachtig uniek bang boos bezorgd teleurstellend oneerlijk onveilig verontrustend schokkend "
    "behulpzaam bruikbaar waardeloos problematisch stressvol ingewikkeld complex complexe "
    "wenselijk positief negatief populair geslaagd fout verkeerd mis"
)
_HOW_NL = words(
    "traag trage langzaam snel duur druk laag hoog speciaal lang groot grote klein "
    "gebruiksvriendelijk aantrekkelijk vermoeiend ver weinig"
)
_SO_NL = rf"(?:{_GOOD_NL}|{_HOW_NL}|\w{{3,}}(?:lijk|lijke|baar|bare|vol|volle))"
_LOADED_NL = words(
    "succesvolle geslaagde geweldige prachtige fantastische uitstekende vreselijke "
    "verschrikkelijke gebrekkige moeizame oneerlijke overbodige waardeloze dramatische slechte "
    "onzinnige zinloze inspirerende indrukwekkende mislukte ouderwetse achterhaalde belachelijke "
    "schandalige onnodige schrijnende verouderde bureaucratische falende toenemende onhoudbare "
    "hopeloze idiote omslachtige waardevolle baanbrekende betere verbeterde zorgwekkende "
    "ergerlijke"
)

SIGNS: tuple[Sign, ...] = (
    Sign(
        r"^(?:vindt|vind|vinden|is|zijn|was|waren|zou|moet|moeten|kan) (?!er\b|geen\b)"
        r"(?:(?!\b(?:die|dat|als|wanneer|of|dan|om|die)\b)[^,]){2,45}? niet (?!alleen\b|of\b)"
        r"|^(?:denkt|denk|gelooft|vindt|vind) (?:u|je|jullie) (?:nou |nu )?(?:echt"
        r"|werkelijk|serieus|heus)\b",
        NEGATIVE,
        ASK_OPEN,
    ),
    Sign(
        r"\bwaarom (?:is|was|zijn|waren)\b.*\b(?:verbetering|vooruitgang|verslechtering"
        r"|achteruitgang"
        r"|goed idee|slecht idee|vergissing|verspilling)\b"
        r"|\bwaarom (?:weigeren|weigert|klagen|klaagt|negeren|negeert|haten|saboteren"
        r"|saboteert|verzetten|verzet)\b"
        r"|\bhoe groot (?:is|was|zijn) .*\b(?:frustratie|woede|teleurstelling|angst|zorg"
        r"|zorgen|ergernis|blijdschap"
        r"|vertrouwen|opluchting|succes|probleem|schade)\b"
        r"|\b(?:verspilt|verspillen|verspild|verspilling)\b",
        PRESUMED,
        ASK_WHETHER,
    ),
    # 'toch?' and the like, at the end
    Sign(
        r"(?:,|;| –)? ?(?:\btoch|\bhè|\bhé|\bnietwaar|\bniet waar|\bnee toch|\bof wel soms"
        r"|\bis het niet|\bniet dan|\bwaar of niet)$",
        TAG,
        ASK_OPEN,
    ),
    Sign(
        r", (?:of )?niet$|\b(?:nou|je) weet wel$|^(?:u|jullie|je|het|dat|de|er)\b.* of niet$",
        TAG,
        ASK_OPEN,
    ),
    Sign(
        r"\btoch (?:ook|zeker|wel|zo|eigenlijk|een beetje|vooral|gewoon"
        r"|al)\b(?!.*\bondanks\b)"
        r"|^(?:is|zijn|was) (?:het|dat|er) toch\b|^dat \w+ toch\b",
        TAG,
        ASK_OPEN,
    ),
    # agreement
    Sign(
        r"\b(?:vindt?|vinden|denkt?|denken|gelooft?|voelt?|ziet?|meent?|merkt?|ervaart?"
        r"|ervaren) "
        r"(?:u|je|jij|jullie) (?:dan |zelf )?(?:ook|niet ook)\b(?! (?:nog|andere|wel eens"
        r"|weleens|iets)\b)"
        r"|\book (?:vindt?|vinden|denkt?|meent?|van mening)\b",
        AGREE,
        ASK_VIEW,
    ),
    Sign(
        r"\b(?:mee|er|het) eens\b(?<!niet mee eens)(?=,? (?:dat|met)\b)(?<!in hoeverre)"
        r"|^(?:\w+ )?(?:bent|ben|zijn) (?:u|je|jij|jullie) het (?:\w+ ){0,3}eens\b"
        r"|\bmee eens$|\bmet (?:mij|ons|me) eens\b"
        r"|^(?:bent|ben|zijn) (?:u|je|jij|jullie) (?:ook |er ook )?(?:van mening"
        r"|van overtuigd|ervan overtuigd)\b"
        r"|^(?:deelt?|delen|onderschrijft?|onderschrijven|steunt?) (?:u|je|jij"
        r"|jullie) (?:ook |dan )?"
        r"(?:de|het|die|deze) (?:\w+ )?(?:mening|opvatting|visie|indruk|zorg|zorgen|idee"
        r"|standpunt|stelling|kritiek)",
        AGREE,
        ASK_VIEW,
    ),
    # a question with 'not'
    Sign(
        r"^(?:en |maar |dus )?(?!wie|wat|waar|hoe|welke?\b)\w+ (?:u|je|jij|jullie|het|er"
        r"|dat|dit|we|wij|ze|zij|hij|men)"
        r"(?: (?:dan|ook|zelf|eigenlijk|soms))* (?:niet|geen)\b(?! (?:alleen|of))"
        r"|^(?:zou|zouden|moet|moeten|is|zijn|was|kan|kunnen|hebben|heeft) (?:(?:de|het"
        r"|een|deze|dit|die|uw|jouw) )?\w+ "
        r"(?:dan |ook )?(?:niet|geen)\b",
        NEGATIVE,
        ASK_OPEN,
    ),
    # weighing words
    Sign(
        rf"\b(?:hoe|zo|hoezeer) (?:enorm |ontzettend |erg |zeer )?{_GOOD_NL}\b(?! (?:of"
        rf"|dan wel|versus)\b)"
        rf"(?! en {_GOOD_NL}\b.* of\b)(?! mogelijk)"
        r"(?<!zo goed)(?<!zo goede)",
        LOADED,
        ASK_OPEN,
    ),
    Sign(
        rf"^(?:wat|waarom|hoe|waardoor) .*\bzo(?:'n)? (?:\w+ )?{_SO_NL}\b(?! mogelijk)"
        rf"|\bzo'n (?:groot |enorm )?(?:succes|probleem|ramp|mislukking|{_GOOD_NL})\b"
        rf"|\bzo (?:ontzettend |erg )?weinig\b",
        LOADED,
        ASK_OPEN,
    ),
    Sign(
        rf"\b(?:de|het|deze|dit|die|dat|uw|jullie|jouw|zulke|zo'n) (?:zeer |erg |zo "
        rf"|toch )?{_LOADED_NL} (?!en\b|of\b)\w+",
        LOADED,
        ASK_OPEN,
    ),
    Sign(
        r"\b(?:natuurlijk|uiteraard|vanzelfsprekend|ongetwijfeld|immers|onmiskenbaar"
        r"|overduidelijk"
        r"|zoals bekend|zoals we (?:allemaal |allen )?weten|het is (?:wel )?duidelijk dat"
        r"|zonder twijfel"
        r"|het spreekt voor zich|logischerwijs)\b(?! gedrag| verloop| moment| omgeving)"
        r"(?<!op een natuurlijk)",
        STATED,
        ASK_OPEN,
    ),
    Sign(
        r"\bhoe(?:veel|zeer)? .*\b(?:genoten|geniet|gebaat|verrijkt|plezier)\b|\bhoezeer\b",
        PRESUMED,
        ASK_WHETHER,
    ),
    # taken for granted
    Sign(
        r"\bwaarom (?!(?:hebt|heb|heeft|bent|ben|deed|deden|wilde|ging|hebben|zijn|kon"
        r"|kwam|was|koos) "
        r"(?:u|je|jij|jullie)\b)(?!(?:wel|of|niet)\b).*\b(?:niet|geen|nooit|nauwelijks"
        r"|te weinig|te veel)\b(?! alleen)",
        PRESUMED,
        ASK_WHETHER,
    ),
    Sign(
        rf"\bwaarom (?:is|zijn|was|waren|vindt|vinden|werkt|wordt|denkt)\b(?! (?:dat|dit"
        rf"|het) (?:\w+ ){{0,3}}{_GOOD_NL}\b)(?: \S+){{1,8}}? {_GOOD_NL}\b"
        r"|\bwaarom (?:is|was|zijn|waren|faalt|faalde|mislukte|mislukken|gaat|ging)\b.*"
        r"\b(?:mislukt|fout|mis|achteruit|gefaald|een succes|een probleem|een mislukking"
        r"|faalt|faalde|mislukte)\b"
        r"|\bwaarom (?:faalt|faalde|mislukte|mislukken|schiet|schieten)\b",
        PRESUMED,
        ASK_WHETHER,
    ),
    Sign(
        r"\bhoe komt het dat\b.*\b(?:niet|geen|te weinig|te veel|slecht|goed|beter)\b"
        r"|\bwat is er (?:toch )?mis (?:met|aan)\b|\bwat (?:mankeert|schort)\b",
        PRESUMED,
        ASK_WHETHER,
    ),
    Sign(
        r"\bhoe (?:heeft|hebben|kan|kunnen|zal|zou)\b.*\b(?:verbeterd|verrijkt|versterkt"
        r"|geschaad|verslechterd|belemmerd"
        r"|vergemakkelijkt|bemoeilijkt|verpest|gestimuleerd|geholpen|vergroot|verhoogd"
        r"|verkleind)\b"
        r"|\bhoe (?:verbetert|versterkt|schaadt|belemmert|bemoeilijkt|vergemakkelijkt"
        r"|verrijkt|verstoort) (?!u\b|je\b|jullie\b)"
        r"|\bwat maakt(?:e)? .*\b(?:tot een |een )(?:\w+ )?(?:succes|mislukking"
        r"|succesverhaal)\b"
        r"|\bwat maakt(?:e)? (?:\S+ ){1,5}(?:zo|zo'n) ",
        PRESUMED,
        ASK_WHETHER,
    ),
    # what others think
    Sign(
        r"\b(?:de meeste|veel|vele|alle|steeds meer|heel veel) (?:\w+ )?(?:mensen"
        r"|collega's|docenten|leraren"
        r"|deskundigen|experts|onderzoekers|ouders|studenten|leerlingen|ontwikkelaars"
        r"|scholen|bedrijven|partners"
        r"|respondenten|werknemers|instellingen|gemeenten|leidinggevenden|bestuurders"
        r"|ondernemers)\b.{0,25}"
        r"\b(?:vinden|zeggen|denken|menen|weten|geloven|klagen"
        r"|ervaren)\b(?!.*\b(?:ander(?:en|e)|sommigen)\b)"
        r"|^(?:\w+ )?(?:omdat |aangezien |nu )?(?:iedereen|eenieder|we allemaal"
        r"|wij allemaal) (?:is het|weet|weten|vindt|zegt|ziet|begrijpt|erkent)\b"
        r"|\b(?:onderzoek|onderzoeken|de wetenschap|studies|cijfers|experts|deskundigen) "
        r"(?:\w+ ){0,3}?(?:laat zien|laten zien|toont|tonen|wijst uit|wijzen uit|bewijst"
        r"|blijkt|zeggen|stellen|leert)\b"
        r"|\buit (?:\w+ )?(?:onderzoek|onderzoeken|studies|cijfers) (?:\w+ )?(?:blijkt"
        r"|komt)\b"
        r"|\b(?:algemeen|alom) bekend\b|\bhet is bekend dat\b|\bbekend is dat\b"
        r"|\b(?:aangezien|gezien het feit|gezien (?:de|het) (?:succes|slechte|goede"
        r"|problemen))\b",
        OTHERS,
        ASK_VIEW,
    ),
    Sign(
        r"^(?:maar |en )?(?:de meeste|veel|vele|alle|steeds meer|bijna alle"
        r"|heel veel) (?:van )?(?:\w+ )?"
        r"(?:mensen|collega's|docenten|leraren|ouders|studenten|leerlingen|experts|deskundigen|scholen"
        r"|bedrijven|partners|ondernemers|bestuurders|werknemers|ontwikkelaars)\b"
        r"(?!.*\b(?:anderen|andere|sommigen)\b)"
        r"|\bnet (?:als|zoals) (?:de meeste|veel|bijna iedereen|iedereen|alle|uw collega's)\b"
        r"|\bhet feit dat\b",
        OTHERS,
        ASK_VIEW,
    ),
    # the answer said
    Sign(
        r"^dus (?:u|je|jij|jullie)\b|^(?:ik neem aan|ik begrijp|u bedoelt|ik vermoed)\b.*"
        r"|\b(?:u|je|jullie) (?:zult|zal|zullen|moet|moeten) (?:het )?(?:wel|vast|zeker)\b"
        r"|^(?:is|was) het niet zo\b|\bongetwijfeld\b|^(?:vast|zeker) ",
        STATED,
        ASK_OPEN,
    ),
    Sign(
        r"^moet(?:en)? (?:\S+ ){1,4}(?:eindelijk|nu toch|echt)\b"
        r"|^(?:zou|zouden) het (?:niet )?(?:veel |toch )?(?:beter|goed|verstandig|fijn"
        r"|handig|mooi) zijn\b"
        r"|^(?:vindt|vind|vinden|voelt|voel) (?:u|je|jij|jullie) (?:\S+ ){0,8}?(?:te"
        r"|veel te) "
        r"(?:weinig|veel|laat|snel|langzaam|traag|hoog|laag|duur|groot|klein|moeilijk|druk)\b"
        r"|^(?:hoe|wat) (?:erg|vreselijk) ",
        STATED,
        ASK_OPEN,
    ),
)
