; Installs Tunewise for the person who runs this, without administrator rights.
; Silent: setup.exe /S [/D=C:\folder]. Made by `python3 build/tasks.py release`, which defines
; VERSION, NUMBERS (four of them), SOURCE (the bundle), ICON and OUT.
Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
Name "Tunewise ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Tunewise"
InstallDirRegKey HKCU "Software\Tunewise" "Folder"
Icon "${ICON}"
UninstallIcon "${ICON}"

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Tunewise"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installer of Tunewise"
VIAddVersionKey "LegalCopyright" "MIT licence"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tunewise"
!define KIND "Tunewise.Assessment"

Function .onInit
  ; Qt 6.12 needs the ICU of Windows 10 1903 (build 18362) or Server 2019 (17763).
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  IntCmp $0 17763 new_enough 0 new_enough
    MessageBox MB_OK|MB_ICONSTOP "Tunewise needs Windows 10 version 1903, Windows Server 2019, or newer." /SD IDOK
    SetErrorLevel 2
    Abort
  new_enough:
FunctionEnd

Section
  SetShellVarContext current
  ; An older version's files go first, so that none stays behind. Assessments are elsewhere.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Tunewise.lnk" "$INSTDIR\Tunewise.exe"
  WriteRegStr HKCU "Software\Tunewise" "Folder" "$INSTDIR"

  WriteRegStr HKCU "Software\Classes\.tunewise" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\.tunewise" "Content Type" "application/x-tunewise"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Tunewise assessment"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\Tunewise.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\Tunewise.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Tunewise"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Tunewise.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Tunewise developers"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  ; Only what was installed; assessments, drafts and settings are the person's own.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\Tunewise.exe"
  Delete "$INSTDIR\tunewise-cli.exe"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Tunewise.lnk"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegValue HKCU "Software\Classes\.tunewise" ""
  DeleteRegKey /ifempty HKCU "Software\Classes\.tunewise"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Tunewise"
SectionEnd
