"""A scheme's own persistence matrix, in the manner of the PPO matrices: points for what somebody did, less as it grows old.

It is not a published instrument. The table that ships is ours, labelled so, and there to be replaced.
"""
