#!/usr/bin/env bash
# Linters, types, every test and the browser journeys: on SQLite, and on PostgreSQL where a server answers.
set -euo pipefail
cd "$(dirname "$0")/.."

local_postgres=postgres://postgres@127.0.0.1:5432/postgres
databases=("sqlite")
given=${TEST_DATABASE_URL:-}
unset TEST_DATABASE_URL
unset PYTHONDONTWRITEBYTECODE  # the tests start many processes: what is compiled once is kept

answers() {
    .venv/bin/python -c 'import sys, psycopg; psycopg.connect(sys.argv[1], connect_timeout=3).close()' "$1" 2>/dev/null
}

if [ -n "$given" ]; then databases+=("$given")
elif answers "$local_postgres"; then databases+=("$local_postgres")
fi

mkdir -p var/static  # or every client of the tests would warn that nothing is collected
deploy/lint.sh
.venv/bin/python manage.py compilemessages --verbosity 0
for database in "${databases[@]}"; do
    echo
    if [ "$database" = sqlite ]; then echo "== SQLite"; else echo "== PostgreSQL"; export TEST_DATABASE_URL=$database; fi
    .venv/bin/pytest -q -n "${TEST_PROCESSES:-2}" -m "not browser" "$@"
    .venv/bin/pytest -q -n "${TEST_PROCESSES:-2}" -m browser "$@"
done

echo
if [ "${#databases[@]}" = 2 ]; then echo "All tests ran on SQLite and on PostgreSQL."
else echo "All tests ran on SQLite only: no PostgreSQL server answered (set TEST_DATABASE_URL to name one)."
fi
