# Two commands are enough: `make run` and `make test`. The others are parts of them, or larger.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

# Cargo knows where it builds: by the environment, by a configuration above this folder, or into target.
TARGET := $(or $(shell scripts/target),target)
KETTLE := $(TARGET)/release/kettle
MEMBERS ?= 55000
SEED ?= 1
MANIFEST := crates/ui/dist/manifest.json
# Whatever the front is made from; dist is what comes of it.
SOURCES := $(shell find crates/ui package.json tsconfig.json -type f -not -path '*/dist/*' \
	\( -name '*.ts' -o -name '*.scss' -o -name '*.css' -o -name '*.svg' -o -name '*.mjs' -o -name '*.json' \) 2>/dev/null)

.PHONY: help run build assets test demo bench soak lint fmt clean setup release

help: ## these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

run: build ## build and serve on http://127.0.0.1:8080, data in ./data
	@KETTLE_DATA="$${KETTLE_DATA:-data}" exec $(KETTLE) serve

build: release ## the program: target/release/kettle

assets: $(MANIFEST) ## styles, scripts and fonts, into crates/ui/dist

test: ## set-up and every check that CI runs
	@scripts/setup
	@$(MAKE) assets
	@scripts/test

demo: build ## serve a made population (MEMBERS=55000 SEED=1) from ./data-demo
	@if [ ! -s data-demo/made.txt ]; then \
		echo "demo: making $(MEMBERS) members in ./data-demo, once (remove the folder to make them anew)"; \
		rm -rf data-demo && mkdir data-demo; \
		KETTLE_DATA=data-demo $(KETTLE) demo --members $(MEMBERS) --seed $(SEED) > data-demo/made.part; \
		mv data-demo/made.part data-demo/made.txt; \
	fi; \
	cat data-demo/made.txt
	@KETTLE_DATA=data-demo exec $(KETTLE) serve

bench: build ## the measured claims of the README (ONLY=prefix for some of them)
	@scripts/setup postgres
	@echo "bench: measuring$(if $(ONLY), $(ONLY)…); the figures go to target/bench/figures.json"
	@cargo run --quiet --release -p kettle-bench -- $(if $(ONLY),--only $(ONLY))

soak: build ## people talk while streams break and the server is killed, on both engines; nothing may be lost
	@scripts/setup postgres
	@echo "soak: 200 people, 10,000 messages, 1,000 broken streams, 20 kills, on each engine: some minutes"
	@cargo run --quiet --release -p kettle-bench -- --soak

lint: assets ## formatting, types and clippy; warnings are errors
	@scripts/test lint

fmt: ## format the Rust code
	@cargo fmt --all

clean: ## remove what was built; data folders stay
	@rm -rf node_modules crates/ui/dist target/screens target/bench
	@cargo clean --quiet

setup:
	@scripts/setup compiler

release: assets
	@echo "build: the release program (the first time takes minutes)"
	@cargo build --quiet --release --bin kettle

# npm writes this file last, so it tells which lock file is installed.
node_modules/.package-lock.json: package-lock.json | setup
	@echo "assets: installing the packages of package-lock.json"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(MANIFEST): node_modules/.package-lock.json $(SOURCES)
	@echo "assets: building crates/ui/dist"
	@npm run --silent build
	@touch $@
