"""Half a million invented people under 750,000 names, and what somebody types who gets them a little wrong. Pure.

Everything is drawn from a seed. Family names are as uneven as in England: a sixth of the people share a hundred of them, and
there is a long tail of others. John Smiths are there by the thousand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, product
from random import Random
from string import ascii_lowercase

from accord.demo.names import DISTRICTS
from accord.demo.newcomers import postcode_in
from accord.kernel.identifiers import CHECK_LETTERS

PEOPLE = 500_000
A_JOHN_SMITH_IN = 250
FIRST_BIRTH, LAST_BIRTH = date(1940, 1, 1), date(2009, 12, 31)


def _words(text: str) -> list[str]:
    return text.split()


COMMON_FAMILY_NAMES = _words(
    "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White "
    "Roberts Green Hall Wood Jackson Clarke Khan Hussain Ahmed Ali Singh Begum Harris Lewis Martin Thomas Hughes "
    "Edwards Turner Hill Cooper Ward Morris Moore Clark Lee King Baker Harrison Morgan Allen James Scott Phillips "
    "Watson Davis Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell "
    "Shaw Murphy Miller Cox Marshall Richards Anderson Simpson Ellis Adams Begley Foster Wilkinson Chapman Mason "
    "Powell Webb Rogers Gray Hunt Mills Holmes Palmer Matthews Gibson Campbell Barnes Lloyd Butler Knight Russell "
    "Barker Fisher Stevens Jenkins Murray Dixon Harvey Graham Pearson Fletcher Stewart Reynolds O'Brien O'Connor "
    "O'Neill Macdonald McCarthy McKenzie Nowak Kowalski Wisniewski Popescu Nguyen Okafor Adeyemi Mensah Mohammed "
    "Mahmood Akhtar Rahman Chowdhury Uddin Islam Iqbal Malik Hassan Yusuf Abdi Osman Kaur Gill Sharma Shah Cohen "
    "Costa Silva Santos Fernandes Rossi Muller Schmidt Petrov Ivanov Balogun Ogunleye Sykes Haigh Metcalfe Thackray "
    "Smith-Jones Taylor-Brown Clarke-Wood Lloyd-Williams"
)
MALE_NAMES = _words(
    "John David Michael Paul James Andrew Mark Peter Robert Stephen William Richard Christopher Thomas Daniel "
    "Matthew Anthony Jack Joshua Ryan Lee Liam Adam Luke Kevin Simon Martin Mohammed Muhammad Ali Ahmed Steven "
    "Jonathan Craig Gary Darren Jason Philip Alan Ian Neil Nicholas Benjamin Samuel Alexander George Harry Charlie "
    "Oliver Jordan Connor Kyle Nathan Aaron Ashley Scott Stuart Wayne Dean Carl Callum Bradley Jake Lewis Edward "
    "Henry Joseph Patrick Sean Shaun Graham Keith Terence Barry Tariq Imran Bilal Hassan Omar Yusuf Ibrahim Piotr "
    "Tomasz Krzysztof Mateusz Andrei Ion Kwame Chinedu Tyrone Leon Marcus Dominic Reece Zac Owen Gareth Rhys Dylan "
    "Evan Hugh Duncan Fraser Malcolm Kenneth Raymond Derek Brian Colin Roger"
)
FEMALE_NAMES = _words(
    "Sarah Emma Laura Rebecca Claire Nicola Victoria Samantha Michelle Amy Lisa Jennifer Karen Susan Julie "
    "Elizabeth Charlotte Hannah Gemma Jessica Lauren Katherine Margaret Helen Amanda Donna Kelly Leanne Stacey "
    "Natalie Zoe Danielle Jade Chantelle Kirsty Lucy Alice Sophie Chloe Emily Megan Olivia Fatima Aisha Zainab "
    "Maryam Rukhsana Anna Natalia Agnieszka Magdalena Maria Elena Ioana Grace Blessing Precious Tanya Tracey Sharon "
    "Deborah Jacqueline Angela Christine Patricia Linda Catherine Kathryn Joanne Rachel Louise Alison Gillian "
    "Heather Fiona Shona Siobhan Niamh Bethany Paige Leah Isla Ellie Molly Carla"
)
STARTS = _words(
    "Ab Al Bar Bla Bram Bur Cal Chad Clay Cor Dal Den Dur Eas Ed Fal Far Gar Gle Gran Hal Har Hes Hol In Kel Ken "
    "Lan Lin Lud Mal Mar Mel Nor Ol Pad Pem Pen Quin Rad Ros Sal Shel Stan Sut Tal Tor Ul Van Wal Wes Whit Win Yar "
    "Zel"
)
MIDDLES = _words("a be ber bo ca der do e en er fi ga gen i in ing la ler li ma mer ne o per ra ri ser ta ter ting wa")
ENDS = _words(
    "bury by combe croft dale den don field ford gate ham hurst kins ley low man mere more ner ney rick ridge sey "
    "shaw son stead ster stone thorpe ton wall ward well wick wood worth"
)


@dataclass(frozen=True, slots=True)
class Invented:
    """A person as the police hold them, and what the probation service's own record says otherwise, if it has one."""

    number: int
    family_name: str
    given_names: str
    born: date
    sex: str
    pnc: str
    postcode: str
    other_family_name: str = ""
    other_given_names: str = ""


def people(chance: Random) -> Iterator[Invented]:
    """Everybody, in the order of their numbers; every second one is known to the probation service too."""
    families, family_weights = _family_names(chance)
    days = (LAST_BIRTH - FIRST_BIRTH).days
    for number in range(PEOPLE):
        is_woman = number % 7 == 0
        (family,) = chance.choices(families, cum_weights=family_weights)
        given = _given_names(is_woman, chance)
        if number % A_JOHN_SMITH_IN == 1 and not is_woman:
            family, given = "Smith", " ".join(["John", *given.split()[1:]])
        born = FIRST_BIRTH + timedelta(days=chance.randrange(days))
        district = chance.choice(DISTRICTS)
        person = Invented(
            number, family, given, born, "F" if is_woman else "M", _pnc(number, born), postcode_in(district[2], chance)
        )
        yield _known_to_probation(person, families, family_weights, chance) if number % 2 == 0 else person


def _family_names(chance: Random) -> tuple[list[str], list[float]]:
    """Family names, commonest first, with their weights added up."""
    made = ["".join(parts) for parts in product(STARTS, MIDDLES, ENDS)] + ["".join(p) for p in product(STARTS, ENDS)]
    chance.shuffle(made)
    common = [12.0 / (place + 1) ** 0.55 for place in range(len(COMMON_FAMILY_NAMES))]
    rare = [5.0 / (place + 20) ** 0.6 for place in range(len(made))]
    return [*COMMON_FAMILY_NAMES, *made], list(accumulate(common + rare))


def _given_names(is_woman: bool, chance: Random) -> str:
    names = FEMALE_NAMES if is_woman else MALE_NAMES
    weights = [1 / (place + 3) ** 0.7 for place in range(len(names))]
    return " ".join(dict.fromkeys(chance.choices(names, weights, k=1 + (chance.random() < 0.4))))


def _known_to_probation(
    person: Invented, families: Sequence[str], weights: Sequence[float], chance: Random
) -> Invented:
    """The probation service leaves out the second name, writes capitals, or knows a married name or another family name."""
    family, given = person.family_name, person.given_names
    if chance.random() < 0.3:
        (family,) = chance.choices(families, cum_weights=weights)
    return Invented(
        person.number, person.family_name, given, person.born, person.sex, person.pnc, person.postcode, family.upper(),
        given.split()[0],
    )  # fmt: skip


def _pnc(number: int, born: date) -> str:
    year, serial = born.year + 15, f"{number + 1:07}"
    return f"{year}/{serial}{CHECK_LETTERS[int(f'{year % 100:02}{serial}') % 23]}"


# ---- Typing them wrongly ---------------------------------------------------------------------------------------------


def with_errors(text: str, errors: int, chance: Random) -> str:
    """The text with so many typing errors: a letter wrong, missing, too many, or two that changed places."""
    for _ in range(errors):
        text = chance.choice((_wrong, _missing, _too_many, _changed_places))(text, chance)
    return text


def _wrong(text: str, chance: Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice(ascii_lowercase) + text[place + 1 :]


def _missing(text: str, chance: Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + text[place + 1 :] if len(text) > 2 else text


def _too_many(text: str, chance: Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(ascii_lowercase) + text[place:]


def _changed_places(text: str, chance: Random) -> str:
    place = chance.randrange(max(1, len(text) - 1))
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def misspelt(family: str, given: str, errors: int, chance: Random) -> tuple[str, str]:
    """Both names with so many typing errors between them, each as likely at any letter."""
    for _ in range(errors):
        if chance.randrange(len(family) + len(given)) < len(family):
            family = with_errors(family, 1, chance)
        else:
            given = with_errors(given, 1, chance)
    return family, given
