"""The addresses of records in doubt."""

from django.urls import path

from accord.web.linking.model import model
from accord.web.linking.queue import queue

app_name = "linking"
urlpatterns = [path("", queue, name="queue"), path("model/", model, name="model")]
