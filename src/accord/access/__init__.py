"""Who may see and do what: agencies, areas, officers, roles, involvement, exclusions, agreements, and the one gate.

The law behind it: need-to-know follows from the Data Protection Act 2018 (sections 35 to 40 and 62) and from the duty to
co-operate in section 325 of the Criminal Justice Act 2003; an information-sharing agreement or a statutory gateway decides
what one agency may see of another's entries. It is not a directory of people managed: it knows them only by number.
"""
