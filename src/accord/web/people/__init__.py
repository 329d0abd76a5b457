"""One person's record: overview, timeline, entries and their drafts, agencies and access, history, emergency access.

Every page here opens the person through the gate for the action that it was declared with; what is written is written by
a journey. Pages know registers by their declarations alone, so a new register needs no new page.
"""
