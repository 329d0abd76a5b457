"""The addresses of reports."""

from django.urls import path

from accord.web.reports import cohorts, downloads, indicator, monitor, performance, ranked, ranked_files

app_name = "reports"
urlpatterns = [
    path("", performance.index, name="index"),
    path("iom-performance/", performance.iom_performance, name="iom-performance"),
    path("iom-performance/people/", performance.people_behind, name="iom-performance-people"),
    path("iom-performance/tiers.csv", downloads.tiers_csv, name="iom-performance-tiers-csv"),
    path("iom-performance/totals.csv", downloads.totals_csv, name="iom-performance-totals-csv"),
    path("iom-performance/table.xlsx", downloads.workbook, name="iom-performance-workbook"),
    path("iom-cohorts/", cohorts.cohorts, name="iom-cohorts"),
    path("iom-cohorts/cohorts.csv", cohorts.cohorts_csv, name="iom-cohorts-csv"),
    path("iom-indicator/", indicator.indicator, name="iom-indicator"),
    path("iom-national/", indicator.national, name="iom-national"),
    path("scores/", monitor.scores, name="scores"),
    path("iom-list/", ranked.ranked, name="iom-list"),
    path("iom-list/paper.pdf", ranked_files.paper, name="iom-list-pdf"),
    path("iom-list/list.xlsx", ranked_files.workbook, name="iom-list-workbook"),
]
