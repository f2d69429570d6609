"""Started by `bench/perform.py`: makes a database ready, has the module named measure, prints JSON."""

import json
import sys
from importlib import import_module

from mingjing.server.prepare import database_running, django_ready, migrate

if __name__ == "__main__":
    with database_running() as address:
        django_ready()
        migrate()
        print(json.dumps(import_module(sys.argv[1]).measure(address)))
