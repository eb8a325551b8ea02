"""Joining a class, coming back as a guest, one's own name. The rest about accounts is allauth's, at /accounts/."""

from django.urls import include, path

from people import views
from people.keeping import views as keeping

app_name = "people"

urlpatterns = [
    path("join/", include("people.joining.urls")),
    path("staff/", include("people.staff_entrance.urls")),
    path("resume/", views.resume, name="resume"),
    path("resume/card/", views.card, name="card"),
    path("resume/leave/", views.leave, name="leave"),
    path("accounts/profile/", views.profile, name="profile"),
    path("accounts/data/", keeping.own_data, name="own_data"),
    path("accounts/data/record.zip", keeping.own_record, name="own_record"),
    path("accounts/data/delete/", keeping.erase_oneself, name="erase_oneself"),
]
