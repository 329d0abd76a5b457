from accord.kernel.decisions import Decision, Reason, all_of

INVOLVED = Decision.yes("involved", "Your agency manages this person.")
RESTRICTED = Decision.no("restricted", "This record is restricted: ask the MAPPA coordinator.", "DPA 2018 s.62")
ENDED = Decision.no("ended", "Your agency's involvement ended on 1 March 2020.")


def test_a_decision_carries_its_reason_and_its_citation():
    assert RESTRICTED.reasons == (
        Reason("restricted", "This record is restricted: ask the MAPPA coordinator.", "DPA 2018 s.62"),
    )
    assert RESTRICTED.because == "This record is restricted: ask the MAPPA coordinator."


def test_it_is_true_only_when_allowed():
    assert INVOLVED
    assert not RESTRICTED


def test_one_refusal_refuses_all_and_every_refusal_is_told():
    together = all_of([INVOLVED, RESTRICTED, ENDED])
    assert not together
    assert [reason.code for reason in together.reasons] == ["restricted", "ended"]
    assert together.because == f"{RESTRICTED.because} {ENDED.because}"


def test_when_all_allow_the_reasons_are_kept():
    assert all_of([INVOLVED, INVOLVED]).reasons == INVOLVED.reasons * 2
    assert all_of([INVOLVED, INVOLVED])


def test_a_refusal_without_a_reason_is_still_a_refusal():
    assert not all_of([INVOLVED, Decision(False, ())])
