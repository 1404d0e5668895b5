"""Words that say nothing of what a text is about, in Dutch and English."""

from __future__ import annotations

_DUTCH = """
aan al alle alleen allemaal alles als altijd ander andere anderen beetje ben bent bij bijna d'r
daar dan dat de deden deed den der des deze die dit doe doen doet door dr dus echt een eens
eerlijk eerst eigenlijk elk elke en ene er erg even ff ga gaan gaat gedaan geen gegaan gehad
geweest gewoon geworden ging gingen haar had hadden heb hebben hebt heeft heel hem hen het hier
hij hoe hoewel hun ie ieder iedereen iemand iets ik in is ja je jij jou jouw jullie kan kom komen
komt kon konden kunnen kwam kwamen laatste m maakt maar mag maken me meer men met mij mijn mocht
moest moesten moet moeten n na naar nadat nee nergens net niemand niet niets niks nog nooit nu of
om omdat onder ons onze ook op over pas per s sinds soms steeds t te tegen ten ter terwijl toch
toen tot totdat tussen u uit uw vaak van veel via vind vinden vindt vond voor voordat waar waarom
wanneer want waren was wat we weer weet wel welke werd werden wie wij wil wilde wilden willen word
worden wordt zal ze zeg zeggen zegt zei zelf zich zij zijn zo zodat zonder zou zouden zullen
"""
_ENGLISH = """
a about after again all also always am an and any are as at be been before being but by can could
did do does doing done down each even ever every for from get gets go goes going got had has have
having he her here him his how i if in into is it its just like made make makes me more most much
my no not now of on one only or other others our out over own quite really said same say says she
should so some such than that the their them then there these they thing things this those to too
up us very was we well went were what when where which who why will with would you your
"""

STOP_WORDS = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
"""Language → its words, folded."""
