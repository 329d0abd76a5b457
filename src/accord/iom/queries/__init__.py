"""The only readers of IOM beyond the timeline, one file for each part of the work."""
