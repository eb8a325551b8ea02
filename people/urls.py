"""Coming back as a guest, and one's own name. Everything else about accounts is allauth's, at /accounts/."""

from django.urls import path

from people import views

app_name = "people"

urlpatterns = [
    path("resume/", views.resume, name="resume"),
    path("resume/card/", views.card, name="card"),
    path("resume/leave/", views.leave, name="leave"),
    path("accounts/profile/", views.profile, name="profile"),
]
