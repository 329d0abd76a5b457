"""Words that invented people are made of. Pure."""

FAMILY_NAMES = (
    "Ackroyd", "Addy", "Barraclough", "Beevers", "Birkett", "Braithwaite", "Calvert", "Clegg", "Copley", "Dacre", "Dent",
    "Dyson", "Ellwood", "Fawcett", "Firth", "Garside", "Gill", "Greaves", "Hainsworth", "Haigh", "Hirst", "Illingworth",
    "Jagger", "Kaye", "Kowal", "Lister", "Lumb", "Mahmood", "Metcalfe", "Murgatroyd", "Naylor", "Nowak", "Oldroyd",
    "Ogunleye", "Peel", "Pickles", "Quarmby", "Ramsden", "Rehman", "Sharp", "Shaw", "Sugden", "Sykes", "Thackray",
    "Tordoff", "Umpleby", "Varley", "Verity", "Wadsworth", "Whitaker", "Womersley", "Yewdall",
)  # fmt: skip
MALE_NAMES = (
    "Aaron", "Adam", "Ben", "Bilal", "Brandon", "Callum", "Connor", "Daniel", "Darren", "Dominik", "Ethan", "Farid",
    "Gareth", "Harvey", "Imran", "Jack", "Jordan", "Kai", "Kyle", "Lee", "Lewis", "Liam", "Luke", "Marcus", "Mateusz",
    "Nathan", "Owen", "Patrick", "Reece", "Ryan", "Sam", "Shane", "Tariq", "Tyrone", "Wayne", "Zac",
)  # fmt: skip
FEMALE_NAMES = (
    "Amy", "Beth", "Carla", "Chantelle", "Danielle", "Donna", "Ellie", "Fiona", "Gemma", "Hannah", "Isla", "Jade",
    "Kelly", "Kirsty", "Laura", "Leah", "Megan", "Natalia", "Nicole", "Paige", "Rukhsana", "Stacey", "Tanya", "Zara",
)  # fmt: skip
ETHNICITIES = (("W1", 78), ("W9", 5), ("A2", 4), ("M1", 3), ("B2", 2), ("B1", 2), ("W3", 2), ("NS", 4))
"""Self-defined ethnicity codes, with how many of a hundred."""

DISTRICTS = (
    ("York/Selby", 42, ("YO1", "YO10", "YO24", "YO26", "YO30", "YO31", "YO8")),
    ("Hambleton/Richmond", 12, ("DL6", "DL7", "DL10", "YO7")),
    ("Harrogate/Craven", 21, ("HG1", "HG2", "HG4", "BD23")),
    ("Scarborough/Ryedale", 25, ("YO11", "YO12", "YO13", "YO17", "YO21")),
)
"""Each district, how many of a hundred new people live there, and its postcode districts."""

PRISONS_FOR_MEN = ("HMP Hull", "HMP Leeds", "HMP Durham", "HMP Full Sutton")
PRISON_FOR_WOMEN = "HMP New Hall"
POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
