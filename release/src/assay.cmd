@echo off
rem Runs Assay on Windows: what is beside this file, with Java 17 or later from JAVA_HOME or the PATH.
setlocal
set "ASSAY=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo assay: Java 17 or later is needed, from JAVA_HOME or the PATH 1>&2
  exit /b 4
)
set "OMP_WAIT_POLICY=PASSIVE"
set "OPENBLAS_NUM_THREADS=1"
"%JAVA%" -XX:+UseParallelGC -Djava.awt.headless=true %ASSAY_JAVA_OPTIONS% -cp "%ASSAY%\assay-app.jar" io.assay.app.Main %*
exit /b %ERRORLEVEL%
