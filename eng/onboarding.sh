#!/usr/bin/env bash
# From a new project to a login in a browser, with the real things: projects of the frameworks' own generators, the packages that the guides
# name, headless Chromium, and a certified OpenID provider on loopback as the tenant. For each framework the project is onboarded (twice: the
# second time changes nothing), the guide's package is installed and its code written, the app starts, and a person logs in and reads
# their name. Pictures are in artifacts/onboarding/shots. Ends with a line per framework; exit 0 when every one is 'pass'.
# SDKs take neither localhost nor a port for a tenant: the script sees an /etc/hosts of its own (a mount namespace), and the provider listens at
# port 443 of loopback. It needs root for both, as a container gives it; nothing of the machine is changed.
# Usage: eng/onboarding.sh [FRAMEWORK...]      AUTH0_MCP=PROGRAM for a program that is built already
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

for needed in npm openssl git unshare; do
  if ! command -v "$needed" >/dev/null; then
    echo "eng/onboarding.sh: $needed is needed." >&2
    exit 1
  fi
done

if [ "$(id -u)" != 0 ]; then
  echo "eng/onboarding.sh: run it as root, in a container." >&2
  exit 1
fi

if [ -z "${ONBOARDING_INSIDE:-}" ]; then
  exec unshare --mount --propagation private env ONBOARDING_INSIDE=1 eng/onboarding.sh "$@"
fi

work=$PWD/artifacts/onboarding
mkdir -p "$work/shots" "$work/home"
for framework in "${@:-react vue nextjs express aspnetcore}"; do
  for one in $framework; do rm -f "$work/shots/$one"*; done
done

if [ -z "${AUTH0_MCP:-}" ]; then
  echo "── building the program"
  dotnet build src/Auth0Mcp -v quiet --nologo -clp:NoSummary
  AUTH0_MCP="dotnet $PWD/artifacts/bin/Auth0Mcp/debug/auth0-mcp.dll"
fi

echo "── installing the provider and the browser into $work"
cp eng/onboarding/package.json eng/onboarding/*.mjs "$work"
# The projects are strangers here: nothing of this repository's build is theirs.
for props in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
  echo '<Project />' >"$work/$props"
done
(cd "$work" && npm install --no-audit --no-fund --loglevel error)

echo "── starting the tenant"
host=tenant.onboarding.test
{ cat /etc/hosts; echo "127.0.0.1 $host"; } >"$work/hosts"
mount --bind "$work/hosts" /etc/hosts
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/key.pem" -out "$work/certificate.pem" -days 2 -subj "/CN=$host" \
  -addext "subjectAltName=DNS:$host" 2>/dev/null
node "$work/issuer.mjs" $host "$work/key.pem" "$work/certificate.pem" >"$work/issuer.log" 2>&1 &
issuer=$!
trap 'kill $issuer' EXIT
until grep -q listening "$work/issuer.log"; do
  kill -0 $issuer || { cat "$work/issuer.log" >&2; exit 1; }
  sleep 0.2
done

# The provider's certificate beside those of the system, which the package feeds need.
cat "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" "$work/certificate.pem" >"$work/certificates.pem"
export AUTH0_MCP AUTH0_DOMAIN=$host AUTH0_TOKEN=token-of-the-provider-on-loopback SSL_CERT_FILE="$work/certificates.pem"
export ONBOARDING_WORK="$work" ONBOARDING_SHOTS="$work/shots" CERTIFICATE="$work/certificates.pem" AUTH0_MCP_ANALYTICS=false
# The program and dotnet keep what they store here, apart from what the person at this machine has.
export XDG_CONFIG_HOME="$work/home/config" XDG_STATE_HOME="$work/home/state"

dotnet dev-certs https >/dev/null 2>&1 || true

failed=0
for framework in "${@:-react vue nextjs express aspnetcore}"; do
  for one in $framework; do
    echo "── $one"
    node "$work/run.mjs" "$one" || failed=1
  done
done
exit $failed
