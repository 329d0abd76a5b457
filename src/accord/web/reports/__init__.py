"""Reports: the figures with their denominators, dates and sources, and the people behind each for those allowed."""
