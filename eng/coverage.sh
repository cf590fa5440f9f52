#!/usr/bin/env bash
# Prints which part of the lines of src and generator the tests run: those in this process, not those of the native program.
# Usage: eng/coverage.sh [TEST PROJECT …]      without one, all but the end-to-end tests
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

work=artifacts/coverage
rm -rf $work
projects=("$@")
[ ${#projects[@]} -gt 0 ] || projects=(tests/Auth0Mcp.Generator.Tests tests/Auth0Mcp.SpecTool.Tests tests/Auth0Mcp.Tests)
for project in "${projects[@]}"; do
  dotnet test "$project" --collect "XPlat Code Coverage" --results-directory "$work/$(basename "$project")" -v quiet --nologo
done

# A line counts once, whichever tests run it. Generated code is not counted.
find $work -name coverage.cobertura.xml -exec cat {} + | awk '
  match($0, /<source>[^<]*/)    { folder = substr($0, RSTART + 8, RLENGTH - 8) }
  match($0, /filename="[^"]*"/) { file = folder substr($0, RSTART + 10, RLENGTH - 11) }
  /<line / && file !~ /(\/obj\/|\.g\.cs$)/ && match(file, /\/(src|generator)\/[A-Za-z0-9.]+/) {
    part = substr(file, RSTART + 1, RLENGTH - 1)
    match($0, /number="[0-9]+"/); line = file ":" substr($0, RSTART + 8, RLENGTH - 9)
    match($0, /hits="[0-9]+"/);   hits = substr($0, RSTART + 6, RLENGTH - 7) + 0
    if (!(line in part_of)) { part_of[line] = part; lines[part]++ }
    if (hits > 0 && !(line in is_hit)) { is_hit[line] = 1; run[part]++ }
  }
  END {
    for (part in lines) { printf "%-32s %5.1f %%\n", part, 100 * run[part] / lines[part] | "sort"; all += lines[part]; hit += run[part] }
    close("sort")
    if (all == 0) exit 1
    printf "%-32s %5.1f %% of %d lines\n", "all", 100 * hit / all, all
  }'
