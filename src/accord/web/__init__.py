"""Pages. The folder tree is the address tree; `shell/` is the frame that every page stands in.

A page asks one question of the contexts below and shows the answer: it decides nothing and reads no table by itself.
Everything works with JavaScript off.
"""
