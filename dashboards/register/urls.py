"""The register, at /groups/organisations/<organisation>/register/."""

from django.urls import path

from dashboards.register import views
from dashboards.retention import views as retention_views

urlpatterns = [
    path("", views.register, name="register"),
    path("register.csv", views.register_csv, name="register_csv"),
    path("register.xlsx", views.register_xlsx, name="register_xlsx"),
    path("<int:pk>/", views.person, name="register_person"),
    path("<int:pk>/exempt/", views.exempt, name="register_exempt"),
    path("<int:pk>/exempt/end/", views.end_exemption, name="register_end_exemption"),
    path("<int:pk>/keep/", retention_views.keep_one, name="register_keep"),
    path("<int:pk>/keep/end/", retention_views.end_one, name="register_end_keep"),
]
