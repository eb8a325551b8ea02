#!/usr/bin/env bash
# Everything that can be said about the code without running it.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "ruff …" && .venv/bin/ruff check . && .venv/bin/ruff format --check .
echo "djlint …" && .venv/bin/djlint --quiet --lint .
echo "mypy …" && .venv/bin/mypy .
