#!/usr/bin/env bash
# Writes eng/startup-order.txt: the methods that run until the tools are listed, then those of other first uses. The native compiler
# places the methods of that file next to each other, so that a start reads one part of the program and not a little of every part.
# Names that the program no longer has are passed over: run this when a start has changed much, or when a test says so, and then eng/bench.
# Needs Linux with valgrind and nm (binutils).
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C

for needed in valgrind nm; do
  command -v $needed >/dev/null || { echo "eng/startup-order.sh: $needed is needed." >&2; exit 1; }
done

work=$PWD/artifacts/startup-order
rm -rf "$work"
mkdir -p "$work"
dotnet publish src/Auth0Mcp -c Release --use-current-runtime -o "$work/native" -v quiet

# What is traced has no symbols beside it: valgrind does not read this compiler's.
nm "$work/native/auth0-mcp.dbg" | awk '
  $3 == "__start___managedcode" { first = $1 }
  $3 == "__stop___managedcode" { last = $1 }
  { print $1, $3 > symbols }
  END { print first, last }' symbols="$work/symbols" > "$work/range"
rm "$work/native/auth0-mcp.dbg"
read -r first last < "$work/range"
export AUTH0_MCP_HOME=$work/home

# The program is position-independent: valgrind loads it somewhere, at the same place each time, and the symbols count from there.
mkfifo "$work/held"
valgrind --tool=lackey --basic-counts=no "$work/native/auth0-mcp" run --demo < "$work/held" > "$work/greeted" 2> /dev/null &
exec 8> "$work/held"
rm "$work/held"
echo '{"jsonrpc":"2.0","id":1,"method":"ping"}' >&8
until [ -s "$work/greeted" ] || ! kill -0 $! 2> /dev/null; do sleep 1; done
loaded=$(awk -v program="$work/native/auth0-mcp" '$NF == program { sub(/-.*/, "", $1); print $1; exit }' "/proc/$!/maps")
exec 8>&-
wait $! || true
[ -n "$loaded" ] || { echo "eng/startup-order.sh: the program does not run under valgrind here." >&2; exit 1; }

# The names of the methods that a run of the program enters. What is said to it follows the options; its input stays open until it has
# answered all of it, since a traced program is slow and what came too late would be missing.
methods_of() {
  local said=$1
  shift
  : > "$work/answers"
  { printf '%s' "$said"; until [ "$(grep -c . "$work/answers")" -ge "$(grep -c '"id"' <<< "$said")" ]; do sleep 1; done; } \
    | { valgrind --tool=lackey --trace-mem=yes --log-fd=9 "$work/native/auth0-mcp" "$@" 9>&1 >> "$work/answers" 2> /dev/null || true; } \
    | awk -v loaded="$loaded" '
        function number(hex,  at, sum) { for (at = 1; at <= length(hex); at++) sum = sum * 16 + index("123456789abcdef", substr(hex, at, 1)); return sum }
        BEGIN { base = number(loaded) }
        /^I / { sub(/,.*/, "", $2); if (!seen[$2]++ && (at = number($2) - base) >= 0) printf "%016x ~\n", at }' \
    | sort - "$work/symbols" \
    | awk -v first="$first" -v last="$last" '
        $1 < first || $1 >= last { next }
        $2 == "~" { printf "%s", names; names = ""; next }
        { if ($1 != at) names = ""; at = $1; names = names $2 "\n" }' \
    | grep -v '^__st[a-z]*___managedcode$' \
    | sort -u
}

greeting='{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"client","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
{"jsonrpc":"2.0","id":2,"method":"tools/list"}
'
search='{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"auth0_search_tools","arguments":{"query":"who logged in yesterday"}}}
'
call='{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"auth0_list_applications","arguments":{"fields":"name"}}}
'

{
  methods_of "$greeting" run --demo
  AUTH0_DOMAIN=example.eu.auth0.com AUTH0_TOKEN=token methods_of "$greeting" run
} | sort -u > "$work/start"
{
  methods_of "$greeting$search$call" run --demo
  methods_of "$greeting" run --demo --tools '*'
  methods_of '' tools
  methods_of '' session --json
} | sort -u | comm -13 "$work/start" - > "$work/later"

if [ "$(wc -l < "$work/start")" -lt 1000 ]; then
  echo "eng/startup-order.sh: the program does not run under valgrind here." >&2
  exit 1
fi
cat "$work/start" "$work/later" > eng/startup-order.txt
echo "eng/startup-order.txt: $(wc -l < "$work/start") methods of a start, $(wc -l < "$work/later") of other first uses."
