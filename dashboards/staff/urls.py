"""The staff list of an employer or a site, at /groups/organisations/<organisation>/staff/."""

from django.urls import path

from dashboards.staff import views
from dashboards.staff.importing import views as importing

urlpatterns = [
    path("", views.staff, name="staff"),
    path("list.csv", views.staff_csv, name="staff_csv"),
    path("list.xlsx", views.staff_xlsx, name="staff_xlsx"),
    path("new/", views.new_person, name="staff_new"),
    path("<int:pk>/", views.person, name="staff_person"),
    path("<int:pk>/left/", views.person_left, name="staff_left"),
    path("<int:pk>/back/", views.person_back, name="staff_back"),
    path("import/", importing.give, name="staff_import"),
    path("import/<uuid:draft_id>/columns/", importing.columns, name="staff_import_columns"),
    path("import/<uuid:draft_id>/", importing.preview, name="staff_import_preview"),
    path("import/<uuid:draft_id>/places/", importing.make_unknown, name="staff_import_places"),
    path("import/<uuid:draft_id>/done/", importing.done, name="staff_import_done"),
    path("import/<uuid:draft_id>/left-out.csv", importing.left_out_csv, name="staff_import_left_out"),
    path("import/<uuid:draft_id>/forget/", importing.forget, name="staff_import_forget"),
]
