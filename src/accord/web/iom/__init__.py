"""Schemes of Integrated Offender Management: what each is, whom it selects, and who might be."""
