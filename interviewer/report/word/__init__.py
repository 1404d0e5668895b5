"""Our Word vocabulary, and what it is made of; nothing here knows what a report says."""
