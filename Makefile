# The commands of HACKING.md. Everything is built by CMake under build/<preset>; see CMakePresets.json.
PRESET ?= release
FUZZ_SECONDS ?= 60
RECONSTRUCT_LINES ?= 1280000
PENSTOCK = build/release/bin/penstock
VERIFY = build/release/bin/penstock-verify

.DEFAULT_GOAL := build
.PHONY: help setup setup-all build console demo walk test bench evaluate reconstruction check fix sanitize clang fuzz coverage acceptance clean

help:            ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1|/p' Makefile | column -t -s '|'

setup:           ## install what Debian 12 lacks to build (does nothing if nothing is missing)
	@tools/setup

setup-all:       ## also clang, sanitizers, fuzzing and the foreign verifiers' tools
	@tools/setup --all

build: setup console ## build everything (PRESET=debug, asan, … for another kind)
	@tools/build $(PRESET)

demo: setup console ## a whole exchange on made-up people, in build/penstock-demo; offers to serve it
	@tools/build release penstock penstock-verify
	@cd build && ../$(PENSTOCK) demo
	@tools/offer_server

walk: setup console ## serve a station of sample people, to walk through an exchange in a browser
	@tools/build release penstock penstock-verify
	@tools/offer_server --serve

console: setup   ## build the web console into console/dist
	@tools/build_console

test: build      ## all default tests; ends with one line "N passed, N failed"
	@tools/run_tests --build build/$(PRESET)

bench: setup     ## the benchmarks of bench/, one after another
	@tools/build bench
	@tools/run_bench

evaluate: setup  ## score the match on made worlds and public sets into docs/evaluation (EVALUATE_REQUESTS, EVALUATE_VERSIONS)
	@tools/build bench match_evaluate match_protocols match_estimate_likelihoods
	@tools/evaluate build/bench

reconstruction: setup ## rebuild the exchange of August 2025 on invented people into docs/reconstruction (RECONSTRUCT_LINES)
	@tools/build bench reconstruction_generate reconstruction_report penstock penstock-verify
	@tools/reconstruct build/bench --lines $(RECONSTRUCT_LINES)

check:           ## the house rules: layers, calls, headers, format, words, citations, sizes, documents
	@tools/check

fix:             ## repair what tools/check can repair by itself
	@tools/check --fix

sanitize: setup  ## the tests under address, undefined-behaviour and thread sanitizers
	@tools/build asan
	@tools/run_tests --build build/asan --programs-only
	@tools/build tsan
	@tools/run_tests --build build/tsan --programs-only

clang: setup-all ## build and test with clang++-19
	@tools/build clang
	@tools/run_tests --build build/clang

fuzz: setup-all  ## every fuzz target for FUZZ_SECONDS each
	@tools/build fuzz
	@tools/run_fuzz $(FUZZ_SECONDS)

coverage: setup  ## the tests with line coverage, module by module
	@tools/build coverage
	@tools/run_tests --build build/coverage
	@tools/coverage build/coverage

acceptance: build ## the outside acceptance cases, if they lie beside the project
	@if [ -x ../shared/acceptance/run ]; then \
	    ../shared/acceptance/run --penstock $(PENSTOCK) --verify $(VERIFY); \
	else \
	    echo "acceptance: ../shared/acceptance/run is not here; nothing was run"; \
	fi

clean:           ## remove build/
	rm -rf build
