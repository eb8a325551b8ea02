.DEFAULT_GOAL := help
SHELL := bash

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

# Certificates and mails carry the address this very server answers at.
run: export BASE_URL ?= http://$(HOST):$(PORT)
run: prepare messages ## Install what is missing, load the starter courses and demo people, serve the site
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) load_starter --if-empty
	@$(MANAGE) load_demo --if-empty
	@$(MANAGE) show_addresses $(HOST) $(PORT)
	@exec $(MANAGE) runserver $(HOST):$(PORT)

test: ## Linters, types, every test and the browser journeys, on SQLite and PostgreSQL
	@deploy/prepare.sh --tests
	@deploy/test.sh

lint: prepare ## Linters and types only
	@deploy/lint.sh

format: prepare ## Format Python and templates
	@.venv/bin/ruff check --fix-only . && .venv/bin/ruff format .
	@.venv/bin/djlint --quiet --reformat . || true

bench: prepare ## Measure speed on PostgreSQL beside a bare view; writes docs/performance.md
	@$(PYTHON) -m benchmarks

screenshots: ## Take the pictures in docs/screenshots
	@deploy/prepare.sh --tests
	@$(PYTHON) -m tests.browser.screenshots

migrations: prepare ## Make the migrations that the models ask for
	@$(MANAGE) makemigrations people curriculum progress quizzes certificates home

messages: prepare
	@! command -v msgfmt >/dev/null || $(MANAGE) compilemessages --verbosity 0

prepare:
	@deploy/prepare.sh

.PHONY: help run test lint format bench screenshots migrations messages prepare
