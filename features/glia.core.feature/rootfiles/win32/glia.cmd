@echo off
rem Starts Glia. Without arguments the workbench opens; everything else is a command line: glia --help.
setlocal
set "HOME_DIR=%~dp0"
set "JAVA=%HOME_DIR%jre\bin\java.exe"
if not exist "%JAVA%" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%JAVA%" (
    echo glia: no Java: %HOME_DIR%jre is missing and JAVA_HOME names no Java 25 1>&2
    exit /b 3
)
for %%j in ("%HOME_DIR%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%j"
set JVM=-Xlog:disable -Xlog:all=warning:stderr -XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=75 --add-exports=java.base/jdk.internal.module=ALL-UNNAMED --enable-native-access=ALL-UNNAMED
set PLATFORM=-os win32 -ws win32 -arch x86_64 -install "%HOME_DIR%."
if "%~1"=="" goto workbench
"%JAVA%" %JVM% -jar "%LAUNCHER%" %PLATFORM% -nosplash -data @none -application glia.cli.application %*
exit /b %ERRORLEVEL%
:workbench
"%JAVA%" %JVM% -jar "%LAUNCHER%" %PLATFORM% -data "%USERPROFILE%\.glia\workspace"
if %ERRORLEVEL%==23 goto workbench
exit /b %ERRORLEVEL%
