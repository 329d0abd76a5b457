"""Signing in and an officer's own account: password, one-time codes, passkeys.

The sign-in library (django-allauth) brings the views and finds their templates by name, so they stand in account/, mfa/ and
socialaccount/ beside each other and extend the layout like any page. What is ours is what must be told to the ledger and
refused: see `hooks`. The library's addresses are declared in `shell/sign_in.py`.
"""
