"""The only writers of IOM beyond entries, one file for each part of the work. Called inside a journey's transaction."""
