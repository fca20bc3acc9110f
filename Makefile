# `make run` and `make test` do everything on a Debian machine that has Swift: they install what is missing and build.

SWIFT ?= swift
PACKAGES = libbrotli-dev libcurl4-openssl-dev libjavascriptcoregtk-4.1-dev librdkafka-dev libsqlite3-dev libssl-dev pkg-config zlib1g-dev
SAMPLE = samples/hello-cities HelloCities
# Hundreds of tests start hosts. All of them at once would wait for each other until their time limits.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 6

.PHONY: run test test-azure test-address test-thread build lint packages check-api fuzz fuzz-build neighbours isolation-cost soak \
	clean help

help:
	@echo "make run      install what is missing, build, run the sample: $(SAMPLE)"
	@echo "make test     install what is missing, check the format, build, run every test"
	@echo "make test-azure  try Microsoft's storage libraries for Python on our endpoints (installs them from PyPI)"
	@echo "make build    the release build: .build/release/perdure"
	@echo "make lint     check the format of the code"
	@echo "make check-api  ask the management API whatever its description allows, and what it does not"
	@echo "make fuzz TARGET=json SECONDS=60  look for inputs that break a parser (docs/fuzzing.md)"
	@echo "make test-address, make test-thread  run the tests under a sanitizer (docs/fuzzing.md)"
	@echo "make neighbours, make isolation-cost, make soak HOURS=2  what harm, worker processes and time do (docs/reliability.md)"
	@echo "make clean    remove what was built"

run: build
	.build/release/perdure run $(SAMPLE)

build: packages
	$(SWIFT) build -c release --product perdure

test: PACKAGES += postgresql redis-server
test: packages lint
	Tests/NodePackages/fetch.sh
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	@echo "Once more what runs orchestrations, with every turn replayed and scripts in threads of the host:"
	AzureFunctionsJobHost__extensions__durableTask__extendedSessionsEnabled=false \
		AzureFunctionsJobHost__perdure__isolation=none \
		$(SWIFT) test --skip-build --filter 'FunctionHostTests|EndToEndTests'

# With schemathesis, in a virtual environment below .build. ARGUMENTS="--seed N" repeats a run.
check-api: PACKAGES += python3-venv
check-api: packages
	$(SWIFT) build --product perdure
	python3 Tests/CheckAPI/check_api.py $(ARGUMENTS)

# With Microsoft's libraries for Python, in a virtual environment below .build.
CONFORMANCE = .build/azure-conformance
test-azure: PACKAGES += python3-venv
test-azure: packages
	$(SWIFT) build --product perdure-storage-endpoints
	[ -x $(CONFORMANCE)/bin/pip ] || python3 -m venv $(CONFORMANCE)
	$(CONFORMANCE)/bin/pip install --quiet --disable-pip-version-check -r Tests/AzureConformance/requirements.txt
	$(CONFORMANCE)/bin/python Tests/AzureConformance/conformance.py .build/debug/perdure-storage-endpoints

# libFuzzer on one target; what is new goes into a corpus below .build, findings into .build/findings.
FUZZ = .build/fuzz
SECONDS ?= 60
fuzz: fuzz-build
	mkdir -p .build/corpus/$(TARGET) .build/findings
	FUZZ_TARGET=$(TARGET) SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=$(FUZZ_ASAN_OPTIONS) $(FUZZ)/debug/perdure-fuzz \
		.build/corpus/$(TARGET) Tests/Fuzzing/Corpus/$(TARGET) \
		$(addprefix -dict=,$(wildcard Tests/Fuzzing/Dictionaries/$(TARGET).dict)) \
		-artifact_prefix=.build/findings/$(TARGET)- -max_total_time=$(SECONDS) $(FUZZ_FLAGS)

FUZZ_FLAGS = -timeout=5 -rss_limit_mb=4096 -malloc_limit_mb=1024 -max_len=8192 -print_final_stats=1
FUZZ_ASAN_OPTIONS = detect_leaks=0:detect_stack_use_after_return=0

fuzz-build: packages
	PERDURE_FUZZING=1 $(SWIFT) build --scratch-path $(FUZZ) --product perdure-fuzz

# What JavaScriptCore and the test runner keep until the end are no leaks of ours. Processes that tests start are not instrumented.
SANITIZED = 'ThreadExecutorTests|JSONTextTests|DurableCoreTests|DurableEngineTests|StorageTests|JSHostTests|HTTPClientTests|AzureStorageTests|EventHubsTests|FunctionAppTests|FunctionHostTests|FuzzingTests'
test-address: packages
	$(SWIFT) build --build-tests --sanitize=address --scratch-path .build/address
	ASAN_OPTIONS=detect_leaks=0:handle_segv=0:detect_stack_use_after_return=0 \
		$(SWIFT) test --skip-build --sanitize=address --scratch-path .build/address --filter $(SANITIZED)

test-thread: packages
	$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build/thread
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Sanitizers/thread.supp:handle_segv=0 \
		$(SWIFT) test --skip-build --sanitize=thread --scratch-path .build/thread --filter $(SANITIZED)

# What docs/reliability.md says of the release build; each ends with an error when it does not hold.
neighbours: build
	python3 Tests/Reliability/neighbours.py $(ARGUMENTS)

isolation-cost: build
	python3 Tests/Reliability/isolation_cost.py $(ARGUMENTS)

HOURS ?= 2
soak: build
	python3 Tests/Reliability/soak.py --hours $(HOURS) --folder .build/soak $(ARGUMENTS)

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# Debian's packages that the build needs. Without root rights sudo is asked.
packages:
	@missing=""; \
	for package in $(PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "Installing$$missing"; \
		sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
		$$sudo apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing; \
	fi

clean:
	rm -rf .build
