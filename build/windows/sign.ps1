# Signs every executable and library of the bundle and the installer; run on Windows before and
# after `makensis`:  build\windows\sign.ps1 -Thumbprint ... -Path dist\tunewise
# Smart App Control wants each file signed, not the two executables alone. Not run so far.
param(
    [Parameter(Mandatory)] [string] $Thumbprint,
    [Parameter(Mandatory)] [string] $Path,
    [string] $TimestampServer = "http://timestamp.digicert.com"
)
$ErrorActionPreference = "Stop"
$files = Get-ChildItem -Recurse -File $Path | Where-Object { $_.Extension -in ".exe", ".dll", ".pyd" }
foreach ($file in $files) {
    if ((Get-AuthenticodeSignature $file.FullName).Status -ne "Valid") {
        signtool sign /sha1 $Thumbprint /fd SHA256 /tr $TimestampServer /td SHA256 $file.FullName
        if ($LASTEXITCODE) { exit $LASTEXITCODE }
    }
}
