"""What the report across cases is made of."""
