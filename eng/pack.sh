#!/usr/bin/env bash
# Makes what users install, in artifacts/package/out, as far as this machine can:
#   native    for this system: .NET tool package, archive, .mcpb bundle
#   portable  plugin for Claude Code, Cursor, Codex, Gemini CLI and Copilot CLI; .NET tool package for the runtime ('any'), and the package that points to all the others; server.json of the registry; the generator for catalogs of other APIs
# Usage: eng/pack.sh [native|portable]      both without an argument
# Other systems are packed on their own runners (.github/workflows/pack.yml); the container is built by
#   docker build -f eng/package/Dockerfile .
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

part=${1:-all}
case $part in
  all | native | portable) ;;
  *) echo "Usage: eng/pack.sh [native|portable]" >&2; exit 2 ;;
esac

case $(uname -s) in
  Linux) system=linux platform=linux ;;
  Darwin) system=osx platform=darwin ;;
  MINGW* | MSYS* | CYGWIN*) system=win platform=win32 ;;
  *) echo "No package is made for $(uname -s)." >&2; exit 1 ;;
esac
case $(uname -m) in
  x86_64 | amd64) machine=x64 ;;
  aarch64 | arm64) machine=arm64 ;;
  *) echo "No package is made for $(uname -m)." >&2; exit 1 ;;
esac
rid=$system-$machine
program=auth0-mcp
if [ $system = win ]; then program=auth0-mcp.exe; fi

project=src/Auth0Mcp
texts=artifacts/package/texts
native=artifacts/package/$rid
out=artifacts/package/out
version=$(dotnet msbuild $project -getProperty:Version)
rm -rf "$out"
mkdir -p "$out"

fail() { echo "eng/pack.sh: $1" >&2; exit 1; }
step() { echo "── $1"; }

# The text of a file inside a package.
inside() { unzip -p "$out/$1" "$2"; }

# Fails unless what a form says of its version is the version.
agree() {
  if [ "$2" != "$version" ]; then fail "$1 says version '$2'; Directory.Build.props says '$version'."; fi
  echo "   $1: $2"
}

version_in_json() { sed -n 's/^ *"version": "\(.*\)",\{0,1\}$/\1/p' | sort -u | tr '\n' ' ' | sed 's/ $//'; }
version_in_nuspec() { sed -n 's:.*<version>\(.*\)</version>.*:\1:p'; }

pack_native() {
  step "native program for $rid"
  dotnet publish $project -c Release -r "$rid" -o "$native" -v quiet

  step "package Auth0Mcp.$rid"
  dotnet pack $project -c Release -r "$rid" -o "$out" -v quiet

  local name=auth0-mcp-$version-$rid
  local archive=$name.tar.gz
  if [ $system = win ]; then archive=$name.zip; fi
  step "archive $archive"
  dotnet run eng/package/archive.cs -- "$out/$archive" "$name/$program=$native/$program" "$name/LICENSE=LICENSE" "$name/README.md=$texts/README.md"

  step "bundle $name.mcpb"
  sed -e "s/\\\$executable\\\$/$program/g" -e "s/\\\$platform\\\$/$platform/g" "$texts/manifest.json" > "$native/manifest.json"
  dotnet run eng/package/archive.cs -- "$out/$name.mcpb" "manifest.json=$native/manifest.json" "server/$program=$native/$program" "LICENSE=LICENSE" "README.md=$texts/README.md"

  step "the same version everywhere"
  agree "auth0-mcp --version" "$("$native/$program" --version | tr -d '\r')"
  agree "Auth0Mcp.$rid" "$(inside "Auth0Mcp.$rid.$version.nupkg" "Auth0Mcp.$rid.nuspec" | version_in_nuspec)"
  agree "manifest.json in the bundle" "$(inside "$name.mcpb" manifest.json | version_in_json)"
}

pack_portable() {
  step "package Auth0Mcp.any"
  dotnet pack $project -c Release -r any -o "$out" -v quiet

  step "package Auth0Mcp, which points to the others"
  dotnet pack $project -c Release -o "$out" -v quiet
  cp "$texts/server.json" "$out/server.json"

  step "package Auth0Mcp.Generator"
  dotnet pack generator/Auth0Mcp.Generator -c Release -o "$out" -v quiet

  # One folder for all of them: each client finds its own manifest, and all find the skill and the server. Three of them take plugins
  # from a marketplace only, which is the folder around it.
  local plugin=auth0-mcp-plugin-$version.zip folder=auth0-mcp-plugin filled=$texts/plugin
  step "plugin $plugin"
  dotnet run eng/package/archive.cs -- "$out/$plugin" \
    "$folder/.claude-plugin/marketplace.json=$filled/marketplace.json" "$folder/README.md=$filled/README.md" \
    "$folder/auth0/.claude-plugin/plugin.json=$filled/plugin.json" "$folder/auth0/.cursor-plugin/plugin.json=$filled/plugin.json" \
    "$folder/auth0/.codex-plugin/plugin.json=$filled/plugin.json" "$folder/auth0/plugin.json=$filled/plugin.json" \
    "$folder/auth0/gemini-extension.json=$filled/gemini-extension.json" "$folder/auth0/.mcp.json=$filled/mcp.json" \
    "$folder/auth0/mcp.json=$filled/mcp.json" "$folder/auth0/skills/auth0-mcp/SKILL.md=spec/SKILL.md" \
    "$folder/auth0/README.md=$filled/README.md" "$folder/auth0/LICENSE=LICENSE"

  step "the same version everywhere"
  agree "plugin" "$(inside "$plugin" $folder/auth0/plugin.json | version_in_json)"
  agree "Gemini extension" "$(inside "$plugin" $folder/auth0/gemini-extension.json | version_in_json)"
  agree "Auth0Mcp.any" "$(inside "Auth0Mcp.any.$version.nupkg" Auth0Mcp.any.nuspec | version_in_nuspec)"
  agree "Auth0Mcp" "$(inside "Auth0Mcp.$version.nupkg" Auth0Mcp.nuspec | version_in_nuspec)"
  agree "Auth0Mcp.Generator" "$(inside "Auth0Mcp.Generator.$version.nupkg" Auth0Mcp.Generator.nuspec | version_in_nuspec)"
  agree "server.json in Auth0Mcp" "$(inside "Auth0Mcp.$version.nupkg" .mcp/server.json | version_in_json)"
}

if [ $part != portable ]; then pack_native; fi
if [ $part != native ]; then pack_portable; fi

step "$out"
(cd "$out" && for file in *; do echo "   $(wc -c < "$file" | awk '{ printf "%8.2f MB", $1 / 1048576 }')  $file"; done)
if [ $part != portable ]; then
  echo "   Not made here, each needs its own system:$(dotnet msbuild $project -getProperty:ToolPackageRuntimeIdentifiers | tr ';' '\n' | grep -v -x -e any -e "$rid" | sed 's/^/ /' | tr -d '\r\n')"
fi
