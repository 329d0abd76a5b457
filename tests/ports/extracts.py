"""An extract for the tests: its columns, a sound file, and how to spoil it."""

from datetime import date

from accord.kernel.columns import choice_column, date_column, identifier_column, text_column

TODAY = date(2018, 1, 23)
COLUMNS = (
    text_column("source_id", "The agency's own number", max_length=20, required=True),
    text_column("family_name", "Family name", max_length=40),
    identifier_column("pnc_id", "PNC ID", "pnc"),
    choice_column("tier", "Tier", [("gold", "Gold"), ("silver", "Silver"), ("bronze", "Bronze")]),
    date_column("entered_on", "First day", required=True),
    date_column("left_on", "Day after the last"),
)
HEADING = "source_id,family_name,pnc_id,tier,entered_on,left_on"
FIRST = "NY00001,Naylor,2005/0473781E,gold,2017-04-26,"
SECOND = "NY00002,O’Neill,,Bronze,2016-07-19,2017-04-12"
FIRST_READ = ("NY00001", "Naylor", "2005/0473781E", "gold", date(2017, 4, 26), None)
SECOND_READ = ("NY00002", "O’Neill", None, "bronze", date(2016, 7, 19), date(2017, 4, 12))
SOUND = f"{HEADING}\n{FIRST}\n{SECOND}\n".encode()
