#!/usr/bin/env bash
# Installs what is missing and nothing that is there: uv, the locked environment, Pango; with --tests also Chromium,
# the PDF tools the tests read certificates with, and the programs of tests/foreign. Safe to run any number of times.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

apt_install() {
    command -v apt-get >/dev/null || return 1
    say "Installing $* with apt …"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

need() { # need "sentence for people" package…  — installs the packages or explains and stops
    local sentence=$1
    shift
    apt_install "$@" || { say "$sentence"; exit 1; }
}

find_uv() {
    if uv --version >/dev/null 2>&1; then echo uv
    elif [ -x .uv/bin/uv ]; then echo .uv/bin/uv
    fi
}

install_uv() {
    say "Installing uv into .uv …"
    python3 -m venv .uv 2>/dev/null ||
        { rm -rf .uv; need "Please install Python's venv module (Debian: apt-get install python3-venv), or uv." python3 python3-venv; python3 -m venv .uv; }
    .uv/bin/python -m pip install --quiet --disable-pip-version-check uv
}

has_pango() {
    [ -n "$(ldconfig -p 2>/dev/null | grep 'libpangoft2-1.0')" ] && ldconfig -p | grep -q 'libharfbuzz-subset' ||
        { command -v brew >/dev/null && brew list pango >/dev/null 2>&1; }
}

install_foreign() {
    { command -v node && command -v npm; } >/dev/null ||
        need "The tests of exports need Node.js: please install it (Debian: apt-get install nodejs npm)." nodejs npm
    say "Installing the programs of tests/foreign …"
    npm ci --prefix tests/foreign --ignore-scripts --no-audit --no-fund --silent >&2 ||
        { say "npm could not install what tests/foreign/package-lock.json lists."; exit 1; }
    cp tests/foreign/package-lock.json tests/foreign/node_modules/.installed
}

UV=$(find_uv)
[ -n "$UV" ] || { install_uv; UV=.uv/bin/uv; }
# The version in .python-version where there is one, otherwise whichever is new enough. Compiled, because some machines
# forbid Python to keep what it compiles: every start would take twice as long.
sync() { "$UV" sync --quiet --locked --compile-bytecode "$@"; }
sync 2>/dev/null || sync --python '>=3.12'

has_pango || need \
    "Certificates need the Pango library: please install it (Debian/Ubuntu: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango)." \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

# Names in Canadian syllabics: no Python package has these letters. Without them such names are reported before printing.
has_syllabics() { compgen -G "/usr/share/fonts/*/NotoSansCanadianAboriginal-Regular.ttf" || compgen -G "/usr/share/fonts/*/noto/NotoSansCanadianAboriginal-Regular.ttf"; } >/dev/null
has_syllabics || apt_install fonts-noto-core || say "Without the fonts of Noto (fonts-noto-core), names in Canadian syllabics cannot be printed."

command -v msgfmt >/dev/null || apt_install gettext || say "Without gettext the interface stays in English."

if [ "${1:-}" = --tests ]; then
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
        need "The browser journeys need Chromium: please install it (Debian: apt-get install chromium)." chromium
    { command -v pdftotext && command -v qpdf; } >/dev/null ||
        need "The certificate tests need poppler-utils and qpdf: please install them." poppler-utils qpdf
    # Programs of others that read what we export. A copy of the lock says which ones are there.
    cmp -s tests/foreign/package-lock.json tests/foreign/node_modules/.installed || install_foreign
fi
