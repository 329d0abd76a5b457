"""A sound file of every register and list that can be imported, for spoiling; and importing one so that it leaves nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import transaction

from accord.journeys.deliveries import Delivery, Imported
from accord.journeys.import_extract import import_extract
from accord.journeys.import_partnership import import_list
from tests.north_yorkshire import BY, POLICE, extract

AT = datetime(2018, 4, 3, 9, 0, tzinfo=UTC)
ROWS = 12
LISTS = {
    "areas": b"name,kind,parent\nHull,district,Humberside\nHolderness,district,Humberside\nWold,probation_region,\n",
    "agencies": b"code,name,kind,area\nbench,Bench,other,York/Selby\nsecond-bench,Second Bench,duty_to_cooperate,\n",
}
EXTRACTS = {
    name: b"\n".join(extract(f"police_{name}.csv").splitlines()[: ROWS + 1]) + b"\n"
    for name in ("people", "iom", "tags", "offences")
}
EXTRACTS["custody"] = b"""\
source_id,establishment,received_on,released_on
NY00001,HMP Hull,2017-05-01,
NY00002,HMP Hull,2016-01-04,2016-02-01
"""
EXTRACTS["contacts"] = b"""\
source_id,contact_on,contact_type,attendance,notes
NY00001,2018-01-23,office_visit,attended,Came on time.
"""
EXTRACTS["arrests"] = b"""\
source_id,arrested_on,arrested_at,offence,outcome
NY00001,2018-01-22,23:40,028/01,bailed
NY00002,2018-01-22,,shouting at a constable,
"""
EXTRACTS["warrants"] = b"""\
source_id,warrant_type,issued_by,issued_on,executed_on
NY00001,bench,York Magistrates' Court,2018-01-22,
NY00002,breach,Leeds Crown Court,2017-11-01,2018-01-02
"""
EXTRACTS["intelligence"] = b"""\
source_id,log_ref,received_on,source,assessment,handling,conditions,gist
NY00001,L1,2018-01-22,1,A,P,,Seen near the yard.
NY00001,L2,2018-01-22,2,C,C,Ask the analyst first.,Has a new telephone.
"""
EXTRACTS["compliance"] = b"""\
source_id,event,happened_on,source,notes
NY00001,failed_drug_test,2018-01-22,The drug service,Opiates.
"""
EXTRACTS["incentives"] = b"""\
source_id,answer,what,what_for,given_on,given_by
NY00001,incentive,Travel pass,A month without a failed test.,2018-01-22,
"""
EXTRACTS["actions"] = b"""\
source_id,need,action,owner,agreed_on,due_on,done_on,result
NY00001,drugs,See the nurse,The drug service,2018-01-02,2018-01-30,2018-01-20,He went.
"""
EXTRACTS["footing"] = b"""\
source_id,footing,since,until,because
NY00001,voluntary,2018-01-22,,The licence ended.
"""
EXTRACTS["strands"] = b"""\
source_id,strand,began_on,ended_on
NY00001,deter,2018-01-02,
"""
EXTRACTS["transition"] = b"""\
source_id,step,step_done_on,note
NY00001,told,2018-01-22,
"""
FILES = EXTRACTS | LISTS


def take_in(name: str, data: bytes) -> Imported:
    if name in LISTS:
        return import_list(name, data, AT, BY)
    return import_extract(Delivery(name, data, f"{name}.csv", POLICE, AT, BY))


@contextmanager
def undone() -> Iterator[None]:
    """What happens within is undone at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
