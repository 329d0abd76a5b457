"""The addresses of administration."""

from django.urls import path

from accord.web.administration import accounts, agencies, agreements, index, officers, policy, teams

app_name = "administration"
urlpatterns = [
    path("", index.index, name="index"),
    path("agencies/", agencies.listed, name="agencies"),
    path("agencies/add/", agencies.add, name="add_agency"),
    path("agencies/<slug:agency_code>/", agencies.change, name="change_agency"),
    path("agencies/<slug:agency_code>/teams/add/", teams.add, name="add_team"),
    path("agencies/<slug:agency_code>/teams/<int:team_id>/", teams.change, name="change_team"),
    path("areas/", agencies.listed_areas, name="areas"),
    path("officers/", officers.listed, name="officers"),
    path("officers/add/", officers.add, name="add_officer"),
    path("officers/<int:officer_id>/", officers.one, name="officer"),
    path("officers/<int:officer_id>/change/", officers.change, name="change_officer"),
    path("officers/<int:officer_id>/team/", teams.put, name="put_in_team"),
    path("officers/<int:officer_id>/roles/add/", accounts.grant_role, name="grant_role"),
    path("officers/<int:officer_id>/roles/<int:grant_id>/end/", accounts.end_role, name="end_role"),
    path("officers/<int:officer_id>/close/", accounts.close, name="close"),
    path("officers/<int:officer_id>/reopen/", accounts.reopen, name="reopen"),
    path("officers/<int:officer_id>/password/", accounts.password, name="password"),
    path("officers/<int:officer_id>/second-factors/", accounts.second_factors, name="second_factors"),
    path("officers/<int:officer_id>/unlock/", accounts.unlock, name="unlock"),
    path("policy/", policy.listed, name="policy"),
    path("policy/<str:policy_key>/", policy.one, name="policy_value"),
    path("policy/<str:policy_key>/set/", policy.set_new, name="set_policy_value"),
    path("agreements/", agreements.listed, name="agreements"),
    path("agreements/add/", agreements.add, name="add_agreement"),
    path("agreements/<int:agreement_id>/", agreements.one, name="agreement"),
    path("agreements/<int:agreement_id>/end/", agreements.end, name="end_agreement"),
]
