"""How full the officers' caseloads are."""
