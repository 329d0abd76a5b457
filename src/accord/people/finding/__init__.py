"""Finding people: reading what was typed, and judging how well a person fits it. Pure."""
