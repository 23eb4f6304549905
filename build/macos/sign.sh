#!/usr/bin/env bash
# Signs Tunewise.app, has it notarised and puts it into a disk image. Run on a Mac after
# `python3 build/tasks.py bundle`, with a Developer ID in the keychain:
#   SIGN_AS="Developer ID Application: ..." NOTARY_PROFILE=name bash build/macos/sign.sh
# (the profile is made once by `xcrun notarytool store-credentials`). Not run so far.
set -euo pipefail
cd "$(dirname "$0")/../.."
app=dist/Tunewise.app
version=$(python3 -c 'import sys; sys.path.insert(0, "build"); import steps; print(steps.version())')
image="dist/tunewise-$version-macos.dmg"

# From the inside out: each library, then the application with its entitlements.
find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' -o -perm -u+x \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$SIGN_AS"
codesign --force --timestamp --options runtime --sign "$SIGN_AS" \
    --entitlements build/macos/entitlements.plist "$app"
codesign --verify --deep --strict "$app"

ditto -c -k --keepParent "$app" dist/notarise.zip
xcrun notarytool submit dist/notarise.zip --keychain-profile "$NOTARY_PROFILE" --wait
rm dist/notarise.zip
xcrun stapler staple "$app"

staging=$(mktemp -d)
ditto "$app" "$staging/Tunewise.app"
ln -s /Applications "$staging/Applications"
hdiutil create -volname Tunewise -srcfolder "$staging" -format UDZO -ov "$image"
rm -r "$staging"
codesign --sign "$SIGN_AS" --timestamp "$image"
