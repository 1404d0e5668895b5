"""Whether guides cover what they must: codes, roles, conditions, minutes, placeholders."""

from __future__ import annotations

from interviewer.guide.coverage.codes import codes_differ, no_codes, unheard
from interviewer.guide.coverage.conditions import never_holds
from interviewer.guide.coverage.covered import GuideCheck, StudyCheck
from interviewer.guide.coverage.minutes import minutes_off
from interviewer.guide.coverage.placeholders import unfilled
from interviewer.guide.coverage.roles import for_nobody

IN_A_GUIDE: tuple[GuideCheck, ...] = (no_codes, for_nobody, never_holds, minutes_off, unfilled)
"""Each looks at one guide within its study."""

IN_A_STUDY: tuple[StudyCheck, ...] = (unheard, codes_differ)
"""Each looks at all guides of a study."""
