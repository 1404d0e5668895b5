"""Signs by which an English question leads."""

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

_GOOD_EN = words(
    "good bad great important valuable useful helpful meaningful successful effective efficient "
    "happy unhappy proud difficult hard easy serious frustrating frustrated annoying severe "
    "dangerous harmful wonderful amazing terrible essential crucial critical vital necessary "
    "enjoyable pleased excited worried concerned disappointed disappointing stressful challenging "
    "well badly much better worse beneficial rewarding inspiring motivating motivated confusing "
    "inadequate poor unfair unsafe problematic desirable popular powerful positive negative "
    "painful excellent attractive appealing intuitive wrong"
)
_LOADED_EN = words(
    "successful wonderful amazing fantastic excellent terrible awful horrible poor outdated "
    "useless unfair inadequate failed failing pointless unnecessary impressive great disastrous "
    "ridiculous outrageous broken bureaucratic brilliant inspiring valuable overwhelming "
    "old-fashioned lousy unacceptable improved friendly helpful superior alarming clumsy "
    "incompetent harsh absurd"
)
_AUX_EN = r"(?:is|are|was|were|do|does|did|has|have|had|would|should|could|can|will)"

SIGNS: tuple[Sign, ...] = (
    Sign(
        r"^(?:but |and )?(?:most|many|all|nearly all|more and more) (?:of )?"
        r"(?:(?:your|the|our|my) )?(?:\w+ )?"
        r"(?:people|colleagues|teachers|developers|parents|students|engineers|managers|experts|schools"
        r"|companies|users|employees|teams|researchers)\b(?!.*\b(?:others|some)\b)"
        r"|\bthe fact that\b",
        OTHERS,
        ASK_VIEW,
    ),
    Sign(
        r"^(?:do|did|would|are|is|was) (?:you|it|they) (?:really|honestly|seriously)\b",
        NEGATIVE,
        ASK_OPEN,
    ),
    Sign(
        r"\bwhy (?:is|was|are|were) .*\b(?:improvement|(?:good|bad|great) idea|waste"
        r"|step (?:back|forward))\b"
        r"|\bwast(?:e|ed|ing) (?:in|on|with|by|your|time|money)\b|\bhow much (?:time|money"
        r"|effort) .*\bwaste\b"
        r"|\bhow (?:big|great) (?:is|was) your (?:frustration|anger|disappointment|fear"
        r"|relief|trust)\b",
        PRESUMED,
        ASK_WHETHER,
    ),
    Sign(
        r",? like (?:most|many|all|everyone|the rest)\b.*,",
        OTHERS,
        ASK_VIEW,
    ),
    Sign(
        r"(?:,|;| –) ?(?:right|correct|no|yes|yeah|eh|huh|okay|ok|true|agreed"
        r"|(?:is|are|was|were|do|does|did|has|have|had|would|should|could|can|will|wo"
        r"|ca)(?:n't)? "
        r"(?:it|you|they|he|she|we|there|that|i)(?: not)?|don't you think"
        r"|wouldn't you say|wouldn't you agree)$"
        r"|\bright$(?<!all right)(?<!it "
        r"right)(?<!went right)(?<!goes right)(?<!get right)(?<!is right)",
        TAG,
        ASK_OPEN,
    ),
    Sign(
        r"\b(?:do|would|don't|wouldn't|did) you (?:not |also |fully |strongly "
        r"|generally )*agree\b(?! or disagree)"
        r"(?<!extent do you agree)(?<!much do you agree)(?<!strongly do you agree)"
        r"|\bdo you (?:also|too) (?:think|feel|believe|find)\b|\bdo you share (?:the|this"
        r"|that|our) (?:\w+ )?"
        r"(?:view|opinion|concern|belief|impression|feeling|criticism)\b"
        r"|\bare you (?:also )?(?:in agreement|convinced)\b|^agree\b|\bagree with (?:me"
        r"|us) that\b"
        r"|\byou (?:would|will|must|'d|'ll) (?:surely |probably |also )?agree\b",
        AGREE,
        ASK_VIEW,
    ),
    Sign(
        r"^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|would|should"
        r"|could|ca|wo)n't\b"
        r"|^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|would|should"
        r"|could|can) "
        r"(?:you|it|there|they|we|that|this|he|she|the \w+) not\b(?! only)",
        NEGATIVE,
        ASK_OPEN,
    ),
    Sign(
        rf"\bhow (?:very |really |incredibly "
        rf"|extremely )?{_GOOD_EN}\b(?<!how much)(?! (?:or|and {_GOOD_EN} or)\b)"
        r"(?! (?:better|worse) or)(?!,? or how\b)(?<!or how badly)(?<!or how well)",
        LOADED,
        ASK_OPEN,
    ),
    Sign(
        r"\b(?:what|why|how) .*\bso (?:very )?(?!far\b|many\b|much\b|long\b|that\b|on\b"
        r"|doing\b|you\b|they\b|it\b|often\b|few\b|and\b|called\b)[a-z]{3,}\b"
        r"|\bsuch an? (?:\w+ )?(?:success|problem|failure|disaster"
        r"|good|great|bad|important|hit|mess)\b",
        LOADED,
        ASK_OPEN,
    ),
    Sign(
        rf"\b(?:the|this|that|these|those|your|our|such) (?:very |so-called |truly "
        rf"|highly |clearly )?{_LOADED_EN} "
        r"(?!and\b|or\b|of\b|at\b|to\b|parts?\b|aspects?\b|things?\b|for\b)\w+",
        LOADED,
        ASK_OPEN,
    ),
    Sign(
        r"\b(?:surely|obviously|of course|clearly|naturally|undoubtedly|needless to say"
        r"|everybody knows"
        r"|everyone knows|as we (?:all )?know|it is (?:well[ -]known|clear|obvious) that"
        r"|no doubt|undeniably"
        r"|without a doubt)\b(?! (?:defined|stated|described|communicated|written"
        r"|documented|structured"
        r"|explained|articulated|understood|occurring|labell?ed|identified"
        r"|see\b))(?<!how clearly)(?<!more clearly)"
        r"(?<!so clearly)(?<!come naturally)(?<!comes naturally)",
        STATED,
        ASK_OPEN,
    ),
    Sign(
        r"\bhow much (?:do|did|does|have|has|would|will) (?:you|they"
        r"|your \w+) (?:really )?(?:enjoy|like|love|hate|dislike|value"
        r"|appreciate|benefit|miss|improve|suffer|struggle|enjoyed|benefited)"
        r"|\bhow much (?:has|have|did|does|do) (?:\S+ ){1,5}?(?:help(?:ed)?|improved?"
        r"|change your|support(?:ed)?|benefit(?:ed)?|hurt)\b"
        r"|\bhow much (?:better|worse|easier|harder|more|less|faster)\b|\bhow strongly\b",
        PRESUMED,
        ASK_WHETHER,
    ),
    Sign(
        r"\bwhy (?:do|does|did|is|are|was|were|has|have|can|could|would)(?:n't\b(?! you\b)"
        r"| (?!you\b)(?:\S+ ){1,8}?"
        r"(?:not|never|no longer|too|fail|failed|failing)\b)(?!.* or not)"
        rf"|\bwhy (?:is|are|was|were|do you think|do you feel|do you believe|do you find"
        rf"|would you say)\b(?! (?:that|this"
        rf"|it) (?:\w+ )?{_GOOD_EN}\b)(?: \S+){{1,9}}? {_GOOD_EN}\b"
        r"|\bwhy (?:do|does|did|are|is) (?!you\b)(?:\S+ ){1,4}?(?:dislike|hate|resist"
        r"|struggle|fail|refuse|ignore|complain|resisting|reluctant)\b"
        r"|\bwhy (?:is|are|was|were|has|have|did|does|do)\b.*\b(?:a failure|a success"
        r"|a problem|fail|failed|struggling|a mess"
        r"|go wrong|gone wrong|went wrong|too|a mistake|a barrier)\b(?<!\byou too)",
        PRESUMED,
        ASK_WHETHER,
    ),
    Sign(
        r"\bhow (?:has|have|did|does|do|will|would|can)\b (?!you\b"
        r"|we\b)(?:\S+ ){1,8}?(?:improved?|enhanced?|strengthened?|benefit(?:ed)?"
        r"|helped|harm(?:ed)?|hurt|damaged?|hindered?|enriched|enrich|worsened|worsen"
        r"|ruin(?:ed)?|simplif(?:y|ied)|boost(?:ed)?|increased|reduced|decreased|sped up"
        r"|slowed)\b"
        r"|\bwhat (?:makes|made) .*\b(?:a|such a|an) (?:\w+ )?(?:success|failure|disaster)\b"
        rf"|\bwhat is (?:so )?(?:wrong|bad|great) (?:with|about)\b|\bwhat's (?:wrong|so) "
        rf"|\bwhat (?:makes|made) (?:\S+ ){{1,5}}so {_GOOD_EN}",
        PRESUMED,
        ASK_WHETHER,
    ),
    Sign(
        r"\b(?:most|many|all|a lot of|more and more|the majority of) (?:\w+ )?(?:people"
        r"|experts|colleagues|teachers|developers|researchers"
        r"|parents|students|engineers|managers|companies|schools|studies|professionals"
        r"|users|employees|practitioners|teams|others)\b"
        r".{0,15}\b(?:agree|say|think|believe|know|feel|complain|find|consider|report"
        r"|argue|show)\b"
        r"(?!.*\b(?:others|while some|some)\b)(?<!how many people think)"
        r"|\b(?:everyone|everybody) (?:knows|agrees|says|thinks|here thinks|understands)\b"
        r"|\b(?:research|studies|evidence|experts|science|the data|surveys"
        r"|literature) (?:\w+ )?(?:shows?|suggests?|proves?"
        r"|indicates?|says?|tells|agree|demonstrates?|found)\b|\bit (?:is"
        r"|has been) (?:widely|generally|commonly|often) "
        r"|\bgiven (?:that|the|how|all)\b|\bsince (?:everyone|it is|we know)\b"
        r"|\bconsidering (?:that|how|the)\b",
        OTHERS,
        ASK_VIEW,
    ),
    Sign(
        r"^so,? (?:you|it|they|the|this|your|we)\b(?!.*\b(?:what|how|why|which|who)\b)"
        r"|^(?:i assume|i take it|i guess|i suppose|presumably)\b|^you must\b"
        r"|\byou must (?:be|have|feel|find)\b",
        STATED,
        ASK_OPEN,
    ),
    Sign(
        r"^would(?:n't)? it (?:not )?be (?:better|good|helpful|nice|great|best|fair"
        r"|wise)\b(?!.* or\b)"
        r"|^(?:do|did) you (?:think|feel|find|believe) (?:\S+ ){1,8}?(?:too|far too) "
        r"(?:much|many|few|little|late|slow|fast|high|low|expensive|hard|difficult|big"
        r"|small|long|short)\b"
        r"|^should (?:\S+ ){1,5}(?:finally|really)\b",
        STATED,
        ASK_OPEN,
    ),
)
