"""The address tree."""

from django.urls import URLPattern, URLResolver, include, path

from accord.web.shell.routes import with_own_door
from accord.web.shell.sign_in import sign_in_routes

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accord.web.home.urls")),
    path("cases/", include("accord.web.cases.urls")),
    path("search/", include("accord.web.search.urls")),
    path("people/", include("accord.web.people.urls")),
    path("iom/capacity/", include("accord.web.iom.capacity.urls")),
    path("iom/daily/", include("accord.web.iom.daily.urls")),
    path("iom/expected/", include("accord.web.iom.expected.urls")),
    path("iom/exits/", include("accord.web.iom.exits.urls")),
    path("notices/", include("accord.web.notices.urls")),
    path("linking/", include("accord.web.linking.urls")),
    path("iom/", include("accord.web.iom.urls")),
    path("reports/", include("accord.web.reports.urls")),
    path("administration/", include("accord.web.administration.urls")),
    path("oversight/", include("accord.web.oversight.urls")),
    *with_own_door([path("api/v1/", include("accord.api.urls"))]),
    path("", include("accord.web.about.urls")),
    path("account/", include("accord.web.account.urls")),
    path("account/", include(sign_in_routes())),
]

handler400 = "accord.web.shell.errors.handle_400"
handler403 = "accord.web.shell.errors.handle_403"
handler404 = "accord.web.shell.errors.handle_404"
handler500 = "accord.web.shell.errors.handle_500"
