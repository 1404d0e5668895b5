"""Print the instrument as a table: each code with its source, and the questions that listen for it.

    python scripts/inventory.py [STUDY]

A question that listens for a code listens for those below it too. Exit status 1 where a code has
no question.
"""

from __future__ import annotations

import sys
from pathlib import Path

from interviewer.store.folder import StudyFolder


def main(study: Path) -> int:
    """Print the table of a study."""
    folder = StudyFolder(study)
    book = folder.codebook
    language = folder.study.language
    ids = dict.fromkeys(guide for guide, of in folder.guides() if of == language)
    guides = [folder.guide(guide) for guide in ids]
    heard: dict[str, list[str]] = {code: [] for code in book.by_id}
    for guide in guides:
        for _block, question in guide.walk():
            follow_ups = [code for item, _ in question.walk() for code in item.codes or ()]
            for code in dict.fromkeys((*(question.codes or ()), *follow_ups)):
                for below in book.by_id:
                    if book.covers(code, below) and question.id not in heard[below]:
                        heard[below].append(question.id)
    families = {code.id for code, above, _ in book.walk() if above is None}
    for code in book.by_id.values():
        row = (code.name, code.id, code.scan or "–", code.source or "–")
        none = "(by its codes)" if code.id in families else "NO QUESTION"
        print(" | ".join((*row, ", ".join(heard[code.id]) or none)))
    silent = [code for code, questions in heard.items() if not questions and code not in families]
    print(f"{len(heard)} codes, {len(guides)} guides, {len(silent)} codes without a question")
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path()))
