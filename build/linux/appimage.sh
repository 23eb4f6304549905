#!/usr/bin/env bash
# Makes an AppImage of dist/tunewise. Needs appimagetool on the PATH, which fetches its runtime
# from a network, so this runs on a hosted builder only. Not run so far.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(python3 -c 'import sys; sys.path.insert(0, "build"); import steps; print(steps.version())')
dir=.work/AppDir
rm -rf "$dir"
mkdir -p "$dir/usr/lib" "$dir/usr/share/metainfo"
cp -a dist/tunewise "$dir/usr/lib/tunewise"
cp build/tunewise.desktop "$dir/tunewise.desktop"
cp resources/icon/tunewise.svg "$dir/tunewise.svg"
python3 -c 'import sys; sys.path.insert(0, "build"); import deb; print(deb.metainfo(), end="")' \
    > "$dir/usr/share/metainfo/app.tunewise.Tunewise.metainfo.xml"
cat > "$dir/AppRun" <<'RUN'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/usr/lib/tunewise/Tunewise" "$@"
RUN
chmod 755 "$dir/AppRun"
ARCH=$(uname -m) appimagetool "$dir" "dist/tunewise-$version-$(uname -m).AppImage"
