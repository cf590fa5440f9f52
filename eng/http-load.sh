#!/usr/bin/env bash
# Three instances of the team's server behind nginx, with a Redis, an issuer and eight tenants that are made up here, and many people at
# once: every answer has to carry the mark of the tenant and person that asked. In the middle one instance is killed and Redis started anew.
# Everything is on loopback. Ends with a report; exit 0 when nothing went wrong.
# Usage: eng/http-load.sh [--write] [SECONDS [PEOPLE [PROGRAM]]]      default: 60 seconds, 500 people, a build of its own
#   --write   puts the report into .github/docs/figures.md, too
set -euo pipefail
cd "$(dirname "$0")/.."
page=
if [ "${1:-}" = --write ]; then
  page=$PWD/.github/docs/figures.md
  shift
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

for program in node redis-server nginx; do
  if ! command -v $program >/dev/null && [ ! -x /usr/sbin/$program ]; then
    echo "eng/http-load.sh: $program is needed." >&2
    exit 1
  fi
done

program=${3:-}
if [ -z "$program" ]; then
  echo "── building the server"
  dotnet build src/Auth0Mcp.Http -c Release -v quiet --nologo -clp:NoSummary
  program=artifacts/bin/Auth0Mcp.Http/release/auth0-mcp-http
fi
PATH=$PATH:/usr/sbin node eng/http-load/load.mjs "$(realpath "$program")" "${1:-60}" "${2:-500}" $page
