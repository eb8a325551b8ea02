from django.urls import path

from curriculum.house_style import views

app_name = "house_style"
urlpatterns = [
    path("<int:page_id>/", views.results, name="results"),
    path("<int:page_id>/links/", views.try_now, name="try_now"),
]
