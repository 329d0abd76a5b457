"""The outside world behind small names: the clock, chance, extracts and spreadsheets, messages, progress on a terminal.

Rooms above ask these for what is not theirs to know; nothing here knows about people or registers.
"""
