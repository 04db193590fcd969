#!/bin/sh
# Make sure that a Chromium or Chrome is there for the browser tests; install Debian's where that is allowed.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
[ -n "${CHROMIUM:-}" ] && [ -x "${CHROMIUM}" ] && exit 0
for path in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    [ -x "$path" ] && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "No Chromium found: installing Debian's (apt-get update, apt-get install chromium) ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "The browser tests need Chromium or Chrome and found none." >&2
echo "Install one (Debian, Ubuntu: sudo apt-get update && sudo apt-get install chromium;" >&2
echo "macOS: brew install --cask chromium), or set CHROMIUM=/path/to/chromium." >&2
exit 1
