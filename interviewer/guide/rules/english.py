"""How questions begin in English."""

from __future__ import annotations

from interviewer.guide.rules.grammar import Grammar, pattern, words

ASKING = words("who whom whose what when where why how which whatever")
PREPOSITION = words(
    "in on with for of at about from to by under since through during after before within into "
    "against between over"
)
QUESTION_WORD = rf"(?:{PREPOSITION} )?{ASKING}(?:'s|'re|'d|'ll)?\b"
AUXILIARY = words(
    "is are am was were do does did has have had can could will would shall should may might must "
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't "
    "wouldn't shouldn't mustn't"
)
SUBJECT = words(
    "you i we they he she it there the your a an this that these those people anyone someone "
    "everyone everybody anybody my our their its students teachers parents developers colleagues "
    "any all some most many"
)
_TELL = (
    r"(?:describe|explain|tell|walk|talk|take (?:me|us)|share|elaborate|expand|speak|recall"
    r"|remember"
    r"|show|outline|illustrate|clarify|summari[sz]e|list|name|comment|reflect|provide|introduce"
    r"|help (?:me|us)|sketch|paint|identify|ask|highlight|specify|discuss|detail|define|start by"
    r"|begin by|compare|picture|imagine|unpack|mention|guide|run (?:me|us)|go through|go into"
    r"|estimate"
    r"|say (?:more|something|a bit|a little|a few|some more|what|how|why|where|who|in what)"
    r"|(?:give|think of|come up with|offer)(?! any (?!examples?|times?|instances?|situations?"
    r"|moments?)))"
)
_POLITE = (
    r"(?:can|could|would|will|might|may|shall) "
    r"(?:you|i|we|anyone|someone|everyone|each of you|one of you|somebody)\b"
)
_MANNER = (
    r"(?: (?:please|maybe|perhaps|briefly|just|first|also|kindly|quickly|possibly|now|each|all"
    r"|tell me and|be able to|be willing to|like to|care to|try to|in your own words,?"
    r"|, in your own words,))*"
)

ENGLISH = Grammar(
    lead_in=pattern(
        r"(?:and|but|so|ok|okay|now|well|finally|first|first of all|firstly|secondly|lastly"
        r"|also|then"
        r"|next|to start|to begin|to begin with|to finish|in closing|overall|in general|generally"
        r"|looking back|please|if so|if yes|if not|if no|if any|for example|again|alternatively"
        r"|thank you|thanks|or|in your experience|in your opinion|in your view)(?:,|:)? (?=\S)"
        r"(?!(?:if|to)\b)"
    ),
    context=pattern(
        r"(?:if|as|since|after|before|once|while|given|because|suppose|supposing|considering"
        r"|assuming"
        r"|although|though|until|unless|whenever|apart from|besides|other than|regarding"
        r"|with regard"
        r"|compared|looking|thinking|based on|in terms of|when it comes)\b"
        rf"|when (?!{AUXILIARY}\b)|whether or not\b|what with\b|how(?:ever| \w+ so)?ever\b"
    ),
    scene=pattern(
        r"(?:please )?(?:think (?:back|about|of)|imagine|picture|look at|consider"
        r"|take (?:a (?:look|moment"
        r"|minute|few)|the card)|recall|remember|go back|have a look|let's|read|cast your mind)\b"
    ),
    question_word=pattern(rf"(?:so |exactly |just )?{QUESTION_WORD}"),
    request=pattern(
        r"(?:tell|describe|explain|give|walk|talk|take (?:me|us)|share|name|list|outline"
        r"|compare|show"
        r"|draw|write|choose|pick|summari[sz]e|discuss|elaborate|introduce|start by|begin by"
        r"|help me"
        r"|say|comment|reflect|sketch|point|expand|help us|rank|sort|rate|guide|identify|state)\b"
    ),
    invitation=pattern(
        rf"{_POLITE}{_MANNER} {_TELL}\b"
        r"|(?:would|do) you mind (?:telling|describing|explaining|sharing|walking|talking"
        r"|giving|elaborating)\b"
        rf"|(?:is|are) (?:there|you able to) {_TELL}\b"
        r"|do you have (?:an?|any|some|a specific|a concrete|another) (?:\w+ )?(?:examples?"
        r"|stor(?:y|ies)|anecdotes?)\b"
        rf"|are you able to {_TELL}\b"
    ),
    not_invitation=pattern(
        rf"{_POLITE}{_MANNER} {_TELL}(?: (?:me|us|to me|about))* (?:if|whether|that)\b"
        r"|would you (?:describe|characteri[sz]e|identify|define)\b.*\bas\b"
        r"|would you (?:recall|remember|mention|think of|share)\b"
        r"|(?:can|could) you (?:remember|recall) (?:if|whether)\b"
        r"|(?:can|could) i ask (?:you )?(?:if|whether)\b"
        r"|would you like to (?:share|mention|add|ask|say|discuss|comment|talk)\b.*"
        r"\b(?:anything|more|else|any)\b"
        r"|can (?:anyone|everyone|we) (?:show|share|provide|identify|ask)\b"
    ),
    verb=pattern(rf"{AUXILIARY} (?!to\b|fun\b)\S"),
    wonder=pattern(
        r"(?:i'm|i am|we're|we are) (?:\w+ ){0,2}(?:curious|interested|wondering)\b|i wonder\b"
        r"|(?:i|we)(?:'d| would)? (?:\w+ ){0,2}(?:like|love|want) (?:you )?to "
        r"(?:know|hear|understand|learn|ask|talk|tell|describe|explain|share|discuss|think)\b"
    ),
    wonder_whether=pattern(
        r"(?:(?:i'm|i am|we're|we are) (?:\w+ ){0,2}(?:curious|interested|wondering)|i wonder"
        r"|(?:i|we)(?:'d| would)? (?:\w+ ){0,2}(?:like|love|want) to (?:know|hear|ask|learn))"
        r"(?: to know| to hear)?,? (?:if|whether)\b"
    ),
    fragment=pattern(
        r"(?:any(?:thing|one|body)?|ever|agree|agreed|comfortable|ready|all clear|nothing)\b"
    ),
    statement=pattern(
        r"(?:so |and |but |surely |obviously |clearly |then )*(?:you|it|there|the|this|that"
        r"|these|those|we"
        r"|they|he|she|your|everyone|nobody|people|a|an|i assume|i take it|i guess|our|most"
        r"|all|my"
        r"|teachers|students|developers|parents|in your (?:view|opinion|experience))"
        r"(?:'re|'s|'ve|'d)?(?: \S+){2}"
    ),
    inner=pattern(rf"(?<=\w )(?:{QUESTION_WORD} {AUXILIARY}\b|{AUXILIARY} {SUBJECT}\b)"),
)
