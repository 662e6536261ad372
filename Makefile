# make pack   the sample board's pack, build/2023-12-06/pack.pdf
# make check  lint and types, in 20 seconds
# make test   lint, types and tests; make test T=tests/cases or T="-k owner" runs some of them
# make soak   the long runs; SBPACK_PDFUA_VALIDATOR=COMMAND puts every pack to `COMMAND ua1 FILE` as well
# make sheet  the picture of pages in the README
# make reference  docs/rules.md and docs/kinds.md, from the code
# make guide  the pictures of pages in docs/guide.md
# make bench  times and memory for docs/benchmarks.md, against other programs; a quarter of an hour

BIN := .venv/bin
SOURCES := sbpack tests benchmarks docs

.PHONY: pack check test soak reference sheet guide bench clean

pack: .venv/run.stamp
	$(BIN)/sbpack build 2023-12-06

check: .venv/test.stamp
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy

test: check
	$(BIN)/pytest $(if $(T),$(T),-n 2)

soak: .venv/test.stamp
	HYPOTHESIS_PROFILE=soak $(BIN)/pytest -n 2

sheet: .venv/test.stamp
	$(BIN)/sbpack build 2023-12-06
	$(BIN)/python docs/contact_sheet.py build/2023-12-06/pack.pdf docs/pack.png 1,2,5,7 13,23,25

reference: .venv/test.stamp
	$(BIN)/python -m docs.reference_pages

guide: .venv/test.stamp
	$(BIN)/python docs/guide_pages.py

bench: .venv/bench.stamp
	$(BIN)/python benchmarks/whole_pack.py
	$(BIN)/python benchmarks/check_against_doorstop.py

.venv/run.stamp: pyproject.toml .ci/constraints.txt .ci/prepare
	.ci/prepare .
	touch $@

.venv/test.stamp: .venv/run.stamp
	.ci/prepare . --group dev
	touch $@

.venv/bench.stamp: .venv/run.stamp
	.ci/prepare . --group bench
	touch $@

clean:
	rm -rf .venv build
