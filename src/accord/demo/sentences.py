"""What officers of the demonstration write about a contact. Pure. Facts in short sentences, as a good note has them."""

ATTENDED = {
    "office_visit": (
        "Came on time. Housing benefit claim sent off together; the landlord's letter is copied to the file.",
        "Came on time. Says that he has kept away from the two associates named in the plan. Not checked yet.",
        "Ten minutes late because of the bus. Spoke about the job interview on Thursday at the warehouse.",
        "Brought the letter from the GP. The prescription has been moved to the pharmacy nearer home.",
        "Went through the plan line by line. Two of five steps are done; the next is the bank account.",
        "Test taken and negative. Said that the evenings are the hardest part of the week.",
        "Talked about the burglary that led to the order, and about writing to the people whose house it was.",
        "Came with a support worker. Identity documents applied for; the fee was paid from the pathways money.",
    ),
    "home_visit": (
        "Seen at home at the time agreed. The flat was tidy; nobody else was there.",
        "Seen at home. His mother was there and said that he has been in every evening this week.",
        "Seen on the doorstep, did not want us in because the baby was asleep. In good spirits.",
        "Seen at home. The boiler has been out for eight days; the housing association was rung from the visit.",
        "Seen at home. Two bicycles in the hall; says that they are a cousin's. Serial numbers noted for checking.",
    ),
    "phone_call": (
        "Answered at once. At work, second week at the bakery. Next visit confirmed.",
        "Rang to say that the tag was rubbing. The monitoring company was told and will come tomorrow.",
        "Rang back after a missed call. The court date has moved; the new one is in the diary.",
    ),
    "video_call": (
        "Spoke for twenty minutes. Wants the approved course moved to mornings because of shifts.",
        "Spoke with the mentor on the call. A place on the Monday group was agreed.",
    ),
    "prison_visit": (
        "Seen on the wing with the prison offender manager. Address for release is being checked.",
        "Seen in the visits hall. Has finished the first half of the thinking skills programme.",
        "Seen before release. Licence conditions read through; he repeated them in his own words.",
    ),
}  # fmt: skip
MISSED = {
    "office_visit": (
        "Did not come and did not ring. A text was sent; a warning letter will follow if nothing is heard by tomorrow.",
        "Did not come. His sister says that the phone is broken. A home visit is planned.",
    ),
    "home_visit": (
        "Nobody answered. A card was left. A neighbour saw him this morning.",
        "Nobody answered at two visits today. The manager has been told.",
    ),
    "phone_call": ("Rang three times, no answer. A message was left.",),
    "video_call": ("Did not join. Rang afterwards without an answer.",),
    "prison_visit": ("Would not leave the cell to be seen. The wing officer says that he is well.",),
}
EXCUSED = {
    "office_visit": (
        "Did not come: at the hospital with his daughter, letter seen.",
        "Did not come: called in for a shift, confirmed by the employer.",
    ),
    "home_visit": ("Out: at the job centre, which confirmed it by telephone.",),
    "phone_call": ("Could not speak, at a funeral. Rings tomorrow.",),
    "video_call": ("The line failed twice. A new time is agreed.",),
    "prison_visit": ("Moved to another prison this morning; the visit is booked there.",),
}
WITHOUT_THE_PERSON = {
    "message": (
        "Letter sent with the date and place of the next appointment.",
        "Text sent to remind about tomorrow's appointment.",
    ),
    "professional": (
        "Spoke with the housing officer: the tenancy can be kept if the arrears plan is signed this week.",
        "Spoke with the drug service: he has been to four of the last five sessions.",
        "Spoke with the neighbourhood policing team: no complaints from the street this month.",
        "Daily management meeting: not named in anything overnight.",
        "Spoke with the prison: enhanced level, works in the kitchens.",
    ),
}
SAID_BY_WOMEN = (
    ("that he ", "that she "), (" he has", " she has"), (" he is", " she is"), ("His ", "Her "), (" his ", " her "),
    ("; he ", "; she "), (" him ", " her "),
)  # fmt: skip
