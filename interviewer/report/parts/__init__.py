"""What the report of a case is made of, part by part."""
