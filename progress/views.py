from django.contrib.auth.decorators import login_required
from django.http import HttpResponse


@login_required
def learning(request):
    return HttpResponse("learning")
