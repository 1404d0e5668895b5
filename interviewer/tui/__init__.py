"""The screen: a face of one `Session`. It shows state and sends intents; it decides nothing.

Nothing here that is imported before the first paint may import pydantic, docx, lxml, matplotlib or
snowballstemmer: the start screen lives from `store.index`, the rest arrives in a thread.
"""
