"""The WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjing.server.settings")
application = get_wsgi_application()

# What a worker holds once it is ready it holds for good: looking through it for garbage finds none, and
# took a tenth of each act. What requests leave is looked for when there is more of it.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
