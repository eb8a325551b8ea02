"""Addresses under /staff/: the entrance of those whose employer has a staff list here."""

from django.urls import path

from people.being_listed import views as being_listed
from people.company_sign_in import views as company_sign_in
from people.staff_entrance import views, welcome

urlpatterns = [
    path("", views.staff, name="staff"),
    path("welcome/<str:token>/", welcome.welcome, name="staff_welcome"),
    path("with/<slug:word>/", company_sign_in.company, name="company"),
    path("with/<slug:word>/go/", company_sign_in.go, name="company_go"),
    path("with/<slug:word>/agree/", company_sign_in.agree, name="company_agree"),
    path("listed/<int:pk>/", being_listed.answer, name="staff_listed"),
    path("<str:code>/", views.entrance, name="staff_entrance"),
]
