"""How systems are told what Tunewise is: version resource, manifest, property list."""

from __future__ import annotations

from typing import Any

IDENTIFIER = "app.tunewise.Tunewise"
MAKER = "The Tunewise developers"
COPYRIGHT = "MIT licence"
OLDEST_MAC = "14.0"  # of Qt 6.12's wheels
SUFFIX = "tunewise"
KIND = "Tunewise assessment"


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """Windows' four numbers of a version such as 1.2.3."""
    numbers = [int(part) for part in version.split(".") if part.isdigit()]
    major, minor, patch, build = (*numbers, 0, 0, 0, 0)[:4]
    return major, minor, patch, build


def version_resource(version: str, file: str) -> str:
    """The text PyInstaller reads a version resource of Windows from, for one executable."""
    strings = {
        "CompanyName": MAKER,
        "FileDescription": "Foundation model or fine-tuned model?",
        "FileVersion": version,
        "InternalName": "Tunewise",
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": file,
        "ProductName": "Tunewise",
        "ProductVersion": version,
    }
    rows = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    numbers = version_numbers(version)
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0,\n"
        "    OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('080904B0', [{rows}])]),\n"
        "    VarFileInfo([VarStruct('Translation', [0x0809, 1200])])])\n"
    )


#: Runs as the person who opens it, sharp on every screen, with paths of any length.
MANIFEST = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""


def property_list(version: str) -> dict[str, Any]:
    """What a Mac reads of the application: documents it opens, oldest system, sharp screens."""
    content_type = f"{IDENTIFIER}.assessment"
    return {
        "CFBundleDisplayName": "Tunewise",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_MAC,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": COPYRIGHT,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": KIND,
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [content_type],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": content_type,
                "UTTypeDescription": KIND,
                "UTTypeConformsTo": ["public.data", "public.content"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [SUFFIX],
                    "public.mime-type": f"application/x-{SUFFIX}",
                },
            }
        ],
    }
