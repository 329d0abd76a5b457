"""The addresses of a person's record."""

from django.urls import path

from accord.web.people.agencies import agencies
from accord.web.people.begin import add, correct
from accord.web.people.doubt import pair, undo
from accord.web.people.drafts import ask, draft, throw_away
from accord.web.people.emergency import emergency, warning
from accord.web.people.entry import entry, saved
from accord.web.people.exit import leave_or_stay
from accord.web.people.exits import exits
from accord.web.people.history import history
from accord.web.people.involve import end, involve, involve_with
from accord.web.people.management import management
from accord.web.people.managing import answer, finish
from accord.web.people.names import add_name, names, withdraw_name
from accord.web.people.overview import overview
from accord.web.people.records import attention, records, take_out
from accord.web.people.review import review
from accord.web.people.score_forms import actuarial, held, ogrs3
from accord.web.people.scores import by_matrix, scores
from accord.web.people.selection import selection
from accord.web.people.shut import exclude, exclusion_lifted, restrict, restriction_lifted
from accord.web.people.steps import nominate, screen, select
from accord.web.people.tasking import close, task
from accord.web.people.timeline import person_timeline
from accord.web.people.withdraw import withdraw

app_name = "people"
_person = "<str:reference>/"
_entry = f"{_person}entries/<str:entry_reference>/"
_draft = f"{_person}drafts/<str:draft_reference>/"
urlpatterns = [
    path("emergency-access/", warning, name="emergency_warning"),
    path("emergency-access/reason/", emergency, name="emergency"),
    path(_person, overview, name="overview"),
    path(f"{_person}timeline/", person_timeline, name="timeline"),
    path(f"{_person}management/", management, name="management"),
    path(f"{_person}management/exit/", leave_or_stay, name="exit"),
    path(f"{_person}management/exits/", exits, name="exits"),
    path(f"{_person}management/review/", review, name="review"),
    path(f"{_person}management/answer/<str:entry_reference>/", answer, name="answer"),
    path(f"{_person}management/actions/<str:entry_reference>/done/", finish, name="finish"),
    path(f"{_person}management/task/<str:entry_reference>/", task, name="task"),
    path(f"{_person}management/tasks/<int:task_id>/close/", close, name="close_task"),
    path(f"{_person}history/", history, name="history"),
    path(f"{_person}names/", names, name="names"),
    path(f"{_person}names/add/", add_name, name="add_name"),
    path(f"{_person}names/<str:name_reference>/withdraw/", withdraw_name, name="withdraw_name"),
    path(f"{_person}records/", records, name="records"),
    path(f"{_person}records/<str:record_reference>/take-out/", take_out, name="take_out"),
    path(f"{_person}records/attention/<int:attention_id>/", attention, name="attention"),
    path(f"{_person}doubts/<str:doubt_reference>/", pair, name="doubt"),
    path(f"{_person}doubts/<str:doubt_reference>/undo/", undo, name="undo_joining"),
    path(f"{_person}selection/", selection, name="selection"),
    path(f"{_person}selection/nominate/", nominate, name="nominate"),
    path(f"{_person}selection/<str:nomination_reference>/screen/", screen, name="screen"),
    path(f"{_person}selection/<str:nomination_reference>/decide/", select, name="select"),
    path(f"{_person}scores/", scores, name="scores"),
    path(f"{_person}scores/ogrs3/", ogrs3, name="score_ogrs3"),
    path(f"{_person}scores/actuarial/", actuarial, name="score_actuarial"),
    path(f"{_person}scores/matrix/", by_matrix, name="score_matrix"),
    path(f"{_person}scores/held/", held, name="score_held"),
    path(f"{_person}agencies/", agencies, name="agencies"),
    path(f"{_person}agencies/involve/", involve, name="involve"),
    path(f"{_person}agencies/involve/<str:code>/", involve_with, name="involve_with"),
    path(f"{_person}agencies/involvements/<int:involvement_id>/end/", end, name="end"),
    path(f"{_person}agencies/restrict/", restrict, name="restrict"),
    path(f"{_person}agencies/restrictions/<int:door_id>/lift/", restriction_lifted, name="lift_restriction"),
    path(f"{_person}agencies/exclude/", exclude, name="exclude"),
    path(f"{_person}agencies/exclusions/<int:door_id>/lift/", exclusion_lifted, name="lift_exclusion"),
    path(f"{_person}entries/add/", add, name="add"),
    path(_entry, entry, name="entry"),
    path(f"{_entry}saved/", saved, name="saved"),
    path(f"{_entry}correct/", correct, name="correct"),
    path(f"{_entry}withdraw/", withdraw, name="withdraw"),
    path(_draft, draft, name="draft"),
    path(f"{_draft}throw-away/", throw_away, name="throw_away"),
    path(f"{_draft}<str:name>/", ask, name="ask"),
]
