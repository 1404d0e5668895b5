"""What is said to people, by every face: sentences, lists, tables; in the user's language."""
