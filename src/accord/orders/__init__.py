"""What courts and prisons do: custody spells, proven offences, arrests and warrants.

The law behind it: the Sentencing Act 2020 and the Prison Act 1952; a proven offence is one that led to a
conviction or a caution (Ministry of Justice, definitions of proven reoffending). It is not an assessment of risk.
"""
