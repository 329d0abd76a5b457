"""Short forms of given names, and other forms of one name, that officers type for one another. Pure.

Each line is one name; what stands on a line fits whatever else stands on it. A form may stand on several lines.
"""

from functools import cache

_SAME_NAME = """\
abdul abdulla abdullah
adam ade
alan allan allen al
albert al bert bertie
alexander alex alec al sandy xander
alexandra alex sandra alexa lexi
alfred alf alfie fred
amanda mandy
andrew andy drew
angela angie ange
ann anne anna annie
anthony antony tony ant
arthur art artie
barbara barb babs
barry baz
benjamin ben benny
bradley brad
catherine katherine kathryn catharine katharine cathy kathy kate katie cath kath kitty kat
charles charlie chas chuck
charlotte charlie lottie
christine christina chris chrissie tina
christopher chris kit
daniel dan danny
danielle dani
darren daz
david dave davey davie
deborah debra deb debbie
dominic dom
donald don donnie
dorothy dot dottie
douglas doug dougie
edward ed eddie ted teddy ned
eleanor ellie nell nora
elizabeth elisabeth liz lizzie beth betty bess eliza libby lisa elsie
emily em emmy
ernest ernie
frances fran frankie
francis frank frankie
frederick frederic fred freddie
gareth gaz
gary garry gaz
gavin gav
geoffrey jeffrey geoff jeff
george georgie
gerald gerry jerry
graham graeme grahame
gregory greg
harold harry hal
henry harry hal hank
herbert herb bert
ian iain
ibrahim ibby
isabel isabella isobel izzy bella
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie jem
janet jan
jason jay
jennifer jenny jen jennie
jessica jess jessie
joanne joanna jo
john jon johnny jack
jonathan jonathon jon jonny
joseph joe joey
joshua josh
judith judy
julie julia jules
kenneth ken kenny
kevin kev
kimberley kim
lawrence laurence larry laurie
leonard len lenny leo
lewis louis lou
lucy lucinda
malcolm mal
margaret maggie meg peggy marge madge greta
marcus marc mark
martin marty
mary marie maria molly polly
matthew matt mattie
maureen mo
maxwell max
megan meg
melanie mel
michael mike mick micky mickey
michelle shell shelly
mohammed muhammad mohammad mohamed muhammed mohamad mo
nathan nathaniel nat nate
natalie nat
neil neal
nicholas nicolas nick nicky
nicola nicky nikki
norman norm
oliver ollie olly
pamela pam
patricia pat patsy trish tricia
patrick pat paddy
peter pete
philip phillip phil
rachel rachael
raymond ray
rebecca becky becca beck
richard rich rick ricky dick richie
robert rob robbie bob bobby bert
roderick rod roddy
roger rodge
ronald ron ronnie
russell russ
samantha sam sammy
samuel sam sammy
sarah sara sally
sean shaun shawn
simon si
sophie sophia
stephen steven stephan steve stevie
stewart stuart stu
susan suzanne susanna sue susie suzie
terence terry tel
teresa theresa terry tess
thomas tom tommy
timothy tim timmy
tracey tracy
tyrone ty
valerie val
victor vic
victoria vicky vicki tori
vincent vince vinny
walter wally walt
wayne waz
william will bill billy willy liam
yusuf youssef yousef yusef
zachary zac zack zach
"""


@cache
def _lines_of() -> dict[str, frozenset[str]]:
    others: dict[str, set[str]] = {}
    for line in _SAME_NAME.splitlines():
        forms = line.split()
        for form in forms:
            others.setdefault(form, set()).update(forms)
    return {form: frozenset(known - {form}) for form, known in others.items()}


def other_forms_of(given: str) -> frozenset[str]:
    """The other forms of a given name, as keys; none when it is not in the table."""
    return _lines_of().get(given, frozenset())
