# make map      the whole way on a new machine: installs what is missing, builds, maps the example report
# make test     installs what the tests need and runs them
# make help     the other targets

BUILD_PACKAGES = libgeos-dev libproj-dev libsqlite3-dev libxml2-dev pkg-config zlib1g-dev
TEST_PACKAGES  = $(BUILD_PACKAGES) gdal-bin libxml2-utils librsvg2-bin fonts-liberation

PREFIX ?= /usr/local
SARHAD  = .build/release/sarhad
EXAMPLE = output/example

.PHONY: map build test example lint format install geodata model weights targets likeness score bench bench-exchange scale clean help

map: build
	$(SARHAD) run $(EXAMPLE)/report.txt --published 2024-01-18 -o output
	@echo
	@echo "The map:   output/map.svg (and output/map.html, to open in a browser)"
	@echo "The data:  output/incidents.geojson, output/incidents.csv, output/incidents.jsonl"

build:
	@.ci/install $(BUILD_PACKAGES)
	swift build -c release --static-swift-stdlib --product sarhad
	@$(SARHAD) gazetteer index

test:
	@.ci/install $(TEST_PACKAGES)
	@.ci/install chromium || echo "No chromium here: the test in a browser is left out."
	swift build --build-tests
	swift test --skip-build

## example: remake the results that the README shows and a test compares
example: build
	$(SARHAD) run $(EXAMPLE)/report.txt --published 2024-01-18 -o $(EXAMPLE)

## lint: style, and imports against the table in Sources/README.md
lint:
	@.ci/check-imports
	swift format lint --strict --parallel -r Package.swift Sources Tests

format:
	swift format -i --parallel -r Package.swift Sources Tests

## install: the program and its data under PREFIX (/usr/local)
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/sarhad
	install -m 755 $(SARHAD) $(DESTDIR)$(PREFIX)/bin/
	install -m 644 geodata/gazetteer.gpkg geodata/gazetteer.index Sources/Language/Model/english.model $(DESTDIR)$(PREFIX)/share/sarhad/
	install -d $(DESTDIR)$(PREFIX)/share/sarhad/lexicon $(DESTDIR)$(PREFIX)/share/sarhad/places $(DESTDIR)$(PREFIX)/share/sarhad/maps
	install -m 644 Sources/Extraction/Lexicon/en/*.tsv $(DESTDIR)$(PREFIX)/share/sarhad/lexicon/
	install -m 644 Sources/Geocoding/Words/*.tsv $(DESTDIR)$(PREFIX)/share/sarhad/places/
	install -m 644 Sources/Cartography/Words/*.tsv $(DESTDIR)$(PREFIX)/share/sarhad/maps/

## geodata: rebuild the gazetteer from its sources (SOURCES=folder, see geodata/README.md)
geodata:
	swift run -c release compile-gazetteer $(SOURCES) -o geodata/gazetteer.gpkg

## model: retrain the language model (TREEBANK=folder, see Sources/Language/Model/README.md)
TRAIN = swift run -c release --scratch-path .build/training -Xcc -march=native -Xswiftc -Ounchecked train-language train
model:
	$(TRAIN) $(TREEBANK) -o .build/training/first.model
	$(TRAIN) $(TREEBANK) -o .build/training/second.model \
	  --teacher .build/training/first.model --trust 0.5 --epochs 16 --every 16 --wholly
	$(TRAIN) $(TREEBANK) -o Sources/Language/Model/english.model --grammar Sources/train-language/Prose/conflict.grammar \
	  --teacher .build/training/second.model --trust 0.5 --epochs 20 --every 20 --wholly

## weights: fit the geocoder's weights (CORPORA="file=weight file=weight …", see Sources/train-geocoding/Main.swift)
weights:
	swift run -c release train-geocoding Sources/train-geocoding/Prose/conflict.txt=6 $(CORPORA)

## targets: fit the weights of targets to reports whose incidents are known (CORPORA="file=weight …", see Sources/train-extraction)
targets:
	swift run -c release train-extraction targets Tests/Reports/read.jsonl Tests/Reports/read2.jsonl $(CORPORA)

## likeness: fit the weights by which sentences are put together to incidents, to the same
likeness:
	swift run -c release train-extraction likeness Tests/Reports/read.jsonl Tests/Reports/read2.jsonl $(CORPORA)

## score: quality on corpora of one's own (CORPORA=folder, SCORING=folder of the scorers)
score: build
	@.ci/score $(SARHAD) $(CORPORA) $(SCORING)

## bench: speed beside the tools of a folder of peers' scripts, in one run (PEERS=folder, see .ci/bench)
bench: build
	swift build -c release --static-swift-stdlib --product benchmark
	@python3 .ci/bench $(PEERS)

## bench-exchange: the same for store and formats (PEERS=folder, see .ci/bench-exchange)
bench-exchange: build
	swift build -c release --static-swift-stdlib --product measure-exchange
	@.ci/bench-exchange $(PEERS)

## scale: the way of docs/scale.md through Spark and into PostGIS; leaves out what cannot be installed
scale: build
	@.ci/scale $(SARHAD)

clean:
	swift package clean

help:
	@sed -n 's/^# make/make/p; s/^## /make /p' Makefile
