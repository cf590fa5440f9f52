#!/usr/bin/env bash
# Tries the schemas of spec/ as an editor does: the language server that editors run opens every file of spec/ and finds nothing wrong, finds
# mistakes on their line, completes keys, operations and arguments, and says what a key means. Versions are pinned in eng/editor/package.json.
# Usage: eng/editor.sh [--install]      with --install the language server is only put into artifacts/editor, where 'dotnet test' finds it
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! command -v npm >/dev/null; then
  echo "eng/editor.sh: npm is needed, with Node.js 22 or newer where npm brings none." >&2
  exit 1
fi

work=artifacts/editor
if ! cmp -s eng/editor/package-lock.json $work/installed.json; then
  echo "── installing the language server into $work"
  mkdir -p $work
  cp eng/editor/package.json eng/editor/package-lock.json $work/
  (cd $work && npm ci --ignore-scripts --no-audit --no-fund --loglevel error)
  cp $work/package-lock.json $work/installed.json
fi

[ "${1:-}" = --install ] || dotnet test tests/Auth0Mcp.SpecTool.Tests --filter "FullyQualifiedName~EditorTests"
