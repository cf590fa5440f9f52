#!/usr/bin/env bash
# Takes the committed catalog through revisions of its own document that nobody wrote, and all the way back. Of each: what 'update'
# lists is exactly what a build reports, at the same file and line; only data changes; a second run changes nothing; no two tools have
# one name; what comes back is what it was. At the turn, at the end and where the first tool came back, the generated contract is
# compiled with Refit's client behind it: no warning, and a tool for each entry that is not retired. Prints a line per revision, with
# the time that 'update' took, and at the end what is left to a person.
# Usage: eng/revisions.sh [NUMBER] [SEED]      54 and 2026 without; about 10 seconds per revision
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export AUTH0MCP_REVISIONS=${1:-54} AUTH0MCP_REVISIONS_SEED=${2:-2026}

dotnet test tests/Auth0Mcp.SpecTool.Tests --filter "FullyQualifiedName~CatalogRevisionsTests" --logger "console;verbosity=detailed"
