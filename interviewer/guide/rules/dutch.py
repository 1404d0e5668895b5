"""How questions begin in Dutch."""

from __future__ import annotations

from interviewer.guide.rules.grammar import Grammar, pattern, words

ASKING = words(
    "wie wat waar wanneer waarom hoe hoeveel welk welke waardoor waarmee waarvoor waaraan waarin "
    "waarover waarvan waaruit waarnaar waartoe waarbij waarop waaronder waarheen hoezo hoelang "
    "hoever hoeverre hoezeer wiens"
)
PREPOSITION = words(
    "in op met voor van bij aan over door uit naar tot sinds vanaf onder tegen volgens tijdens na "
    "binnen zonder via om rond"
)
QUESTION_WORD = rf"(?:{PREPOSITION} )?{ASKING}\b"
SUBJECT = words(
    "u je jij jullie ik we wij hij zij ze het er men de een dit dat deze die uw jouw je jullie "
    "iemand iedereen ieder niemand alle sommige mensen daar hier onze ons haar zijn hun"
)
FINITE = words(
    "is zijn was waren ben bent heb hebt heeft hebben had hadden kan kun kunt kunnen kon konden "
    "zal zult zullen zou zoudt zouden moet moeten moest moesten mag mogen mocht mochten wil wilt "
    "willen wilde wilden wou doe doet doen deed deden ga gaat gaan ging gingen kom komt komen kwam "
    "kwamen word wordt worden werd werden vind vindt vinden vond vonden denk denkt denken dacht "
    "dachten geloof gelooft weet weten wist wisten zie ziet zien zag zagen voel voelt voelen "
    "voelde voelden merk merkt merken merkte merkten ervaar ervaart ervaren ervaarde ervoer werk "
    "werkt werken werkte werkten krijg krijgt krijgen kreeg kregen gebruik gebruikt gebruiken "
    "gebruikte gebruikten herken herkent herkennen herkende klopt klopte besta bestaat bestaan "
    "bestond bestonden blijf blijft blijven bleef bleven sta staat staan stond stonden lig ligt "
    "liggen lag lagen speel speelt spelen speelde speelden lukt lukte helpt helpen hielp hielpen "
    "heerst heersen heerste geeft geven gaf gaven maak maakt maken maakte maakten neemt nemen nam "
    "namen houd houdt houden hield hielden ken kent kennen kende kenden verwacht verwachten "
    "verwachtte hoor hoort horen hoorde betekent betekende draag draagt dragen droeg droegen lever "
    "levert leveren leverde leid leidt leiden leidde past passen paste geldt gelden gold deel "
    "deelt delen deelde bedoel bedoelt hoopt hoopte begrijp begrijpt vertrouw vertrouwt volg volgt "
    "volgde spreek spreekt spreken sprak praat praten praatte lees leest schrijft overleg overlegt "
    "overleggen zit zitten zat zaten loop loopt lopen liep verloopt verliep verlopen gebeurt "
    "gebeurde gebeurden beslist beslissen besliste betaalt verandert veranderde ontstaat ontstond "
    "bepaalt bepaalde doorloopt ziet zorgt zorg zorgen zorgde pak pakt pakken pakte los lost "
    "reageer reageert reageerde reageerden leer leert leren leerde biedt bieden bood beïnvloedt "
    "beïnvloedde beoordeelt beoordeel kijk kijkt kijken keek keken heet behoort stel stelt stelde "
    "lijkt lijken leek scheelt durf durft bevalt beviel verliepen vraagt vragen vroeg herinner "
    "herinnert mis mist miste twijfel twijfelt ontvang ontvangt ontving nam voldoet voldoen "
    "voldeed sluit sluiten sloot bereikt bereikte"
)
_NO_VERB = words(
    "wie wat waar wanneer waarom hoe hoeveel welk welke en of maar want dus als toen omdat doordat "
    "terwijl zodat nadat voordat sinds dat in op met voor van bij aan over door uit naar tot onder "
    "tegen volgens tijdens na binnen zonder via om rond nu dan daar hier ook nog al wel niet geen "
    "vertel noem beschrijf schets geef leg licht stel bespreek vergelijk teken schrijf wijs "
    "misschien waarschijnlijk volgens zoals u je jij jullie ik we wij hij zij ze het er de een dit "
    "deze die uw jouw mijn ons onze alle alleen juist zelfs behalve buiten naast tussen"
)
_TELL = words(
    "vertellen beschrijven toelichten uitleggen schetsen omschrijven noemen opnoemen benoemen "
    "meenemen aangeven uiteenzetten verduidelijken verhelderen illustreren uitweiden ingaan "
    "herinneren terugdenken terugblikken reflecteren samenvatten delen opsommen aanwijzen "
    "voorstellen uitwerken vragen weten horen typeren karakteriseren introduceren formuleren "
    "verwoorden benadrukken terughalen navertellen stilstaan verklaren onderbouwen specificeren "
    "concretiseren"
)
_STORY = words(
    "voorbeeld voorbeelden voorbeeldje beeld indruk idee toelichting omschrijving beschrijving "
    "schets overzicht uitleg schatting inkijk inkijkje typering samenvatting situatie situaties"
)
_MODAL = r"(?:kunt|kun|kan|kunnen|zou|zoudt|zouden|wilt|wil|willen|mag|mogen)"
_WHO = r"(?:u|je|jij|jullie|ik|we|wij|iemand|ieder|iedereen|een van (?:u|jullie))"
_POLITE = rf"{_MODAL} {_WHO}\b"

DUTCH = Grammar(
    lead_in=pattern(
        r"(?:en|maar|dus|nou|nu|oké|ok|goed|verder|tot slot|tot besluit|ten slotte|tenslotte"
        r"|daarnaast"
        r"|overigens|allereerst|eerst|dan|om te beginnen|ter afsluiting|afsluitend|concreet"
        r"|kortom"
        r"|alstublieft|graag|ja|precies|zo ja|zo nee|zo niet|indien ja|indien nee|bijvoorbeeld"
        r"|terugkijkend|achteraf|al met al|hartelijk dank|dank u wel|bedankt)(?:,|:)? (?=\S)"
    ),
    context=pattern(
        r"(?:als|indien|toen|sinds|sindsdien|nadat|voordat|terwijl|omdat|doordat|aangezien|zodra"
        r"|stel|wat betreft|nu (?:we|u|je|jullie)|zoals|voor zover|gezien|gegeven)\b(?! (?:je"
        r"|u) voor\b)"
        r"|wat [^,;:?]* betreft\b|wanneer (?:u|je|jij|jullie|we|wij|de|het|een|er|uw|ik)\b"
        r"|stel(?:t)? (?:je|u) (?:eens )?voor\b(?=.*,)"
        r"|hoe (?:dan ook|\w+ (?:ook|het ook)\b)"
    ),
    scene=pattern(
        r"(?:denkt? (?:u |je )?(?:eens |even |nog eens )?(?:terug|aan)|stelt? (?:je"
        r"|u) (?:eens )?voor"
        r"|neemt? (?:u |je )?(?:\w+ ){0,4}in gedachten|kijkt? (?:u )?(?:eens |nog eens "
        r"|even )?(?:naar|terug)"
        r"|ga(?:at)? (?:u )?(?:eens |even )?(?:terug|na)|haal .* voor de geest"
        r"|leest? (?:u )?eerst"
        r"|pak |bekijk )"
    ),
    question_word=pattern(
        rf"{QUESTION_WORD}|zeg(?:t u)? eens(?:,)? {QUESTION_WORD}"
        rf"|(?:welke|wat) (?:nog )?(?:meer|andere)\b|precies {ASKING}\b"
    ),
    request=pattern(
        r"(?:vertel|beschrijf|schets|omschrijf|noem|geef|leg|licht|bespreek|vergelijk|teken"
        r"|schrijf|wijs"
        r"|zet|kies|neem (?:me|mij|ons)|loop|vat|stel (?:jezelf|uzelf)|laat|som|typeer|deel"
        r"|benoem"
        r"|maak|zeg|vul|plak|leid (?:me|mij|ons))(?! (?:je|jij|jullie|u)\b(?! eigen| antwoord"
        r"| werk))\b"
        r"|(?:vertelt|beschrijft|schetst|omschrijft|noemt|geeft|legt|licht) u (?:eens|ons|mij"
        r"|me|alstublieft|kort)"
    ),
    invitation=pattern(
        rf"{_POLITE}.*?\b{_TELL}\b"
        rf"|{_POLITE}.*?\b(?:iets|meer|wat|een en ander|een paar woorden)\b.*?\bzeggen\b"
        rf"|{_POLITE}.*?\bzeggen(?: |, ){QUESTION_WORD}"
        rf"|{_POLITE}.*?\b{_STORY}\b.*?\b(?:geven|noemen|bedenken|schetsen|delen|laten zien)\b"
        rf"|{_POLITE}.*?\b(?:geven|bedenken)\b.*?\b{_STORY}\b"
        rf"|{_POLITE}.*?\b(?:laten zien|voordoen|meer over kwijt|een (?:moment|situatie"
        rf"|keer)\b.*\bbedenken)\b"
        rf"|(?:hebt|heb|heeft|hebben|weet) {_WHO} (?:\w+ ){{0,3}}(?:voorbeeld|voorbeelden)\b"
    ),
    not_invitation=pattern(
        rf"{_POLITE}.*?\b(?:{_TELL}|zeggen)(?: (?:mij|me|ons|eens|ook|dan|nog))*,? "
        r"(?:of (?:(?!\w+en\b)|\w+en (?:is|zijn|was|waren|hebben|kunnen|willen)\b|mensen\b"
        r"|docenten\b)"
        r"|dat |als )"
        r"|zou(?:dt|den)? \w+\b(?!.*\b(?:kunnen|willen|voorbeeld|voorbeelden)\b)"
        r".*(?:\bals\b.*\b(?:omschrijven|beschrijven|typeren|karakteriseren)"
        r"|\b(?:omschrijven|beschrijven|typeren|karakteriseren) als\b|\bnoemen\b)"
        r"|(?:zou|zouden|kan|kunnen|mag|mogen|wil|willen|wilt|kunt) \w+ (?:iets |dit |dat "
        r"|het |gesprek )?"
        r"(?:veranderen|opnemen)"
        r"|wilt u (?:nog |verder |daar )*(?:iets )?(?:\w+ )?(?:toevoegen|kwijt|delen)\b"
        rf"|{_POLITE} (?:goed|makkelijk|vrij|open|alles|voldoende|genoeg) .*\b(?:delen|vragen"
        rf"|aangeven|vertellen)\b"
    ),
    verb=pattern(
        rf"{FINITE} (?!eens\b)\S|(?!{_NO_VERB}\b)[a-zà-ÿ]+(?:t|d|n|de|te|en|[a-z]) "
        r"(?:u|je|jij|jullie|er|het|men)\b(?! (?:eens|maar)\b)"
    ),
    wonder=pattern(
        r"(?:ik ben|we zijn|wij zijn) (?:\w+ ){0,2}(?:benieuwd|nieuwsgierig)\b|ik vraag me af\b"
        r"|(?:ik|we|wij) (?:wil|willen|zou|zouden|hoor|horen) (?:\w+ ){0,3}"
        r"(?:weten|horen|van u horen|begrijpen|van u|van je|hebben over)\b"
    ),
    wonder_whether=pattern(
        r"(?:(?:ik ben|we zijn|wij zijn) (?:\w+ ){0,2}(?:benieuwd|nieuwsgierig)|ik vraag me af"
        r"|(?:ik|we|wij) (?:wil|willen|zou|zouden) (?:\w+ ){0,3}(?:weten|horen)),? of\b"
    ),
    fragment=pattern(
        r"(?:verder )?nog (?:iets|vragen|andere|meer|aanvullingen|opmerkingen)\b"
        r"|iets vergeten\b|akkoord$|ooit \b"
    ),
    statement=pattern(
        r"(?:dus |en |maar |nou |want )?(?:u|je|jij|jullie|het|er|de|dit|dat|deze|die|we|wij"
        r"|hij|zij|ze"
        r"|men|een|uw|jouw|iedereen|niemand|volgens u|volgens jou|voor u|in uw ogen|daar|hier"
        r"|samenwerken|mensen|ik neem aan|ik begrijp|alle|eigenlijk|natuurlijk|zo)\b(?: \S+){2}"
    ),
    inner=pattern(rf"(?<=\w )(?:{QUESTION_WORD}|{FINITE} (?:u|je|jij|jullie|er|het|dat|dit)\b)"),
)
