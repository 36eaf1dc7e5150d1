@echo off
rem Double-click. The first time this sets hedui up for you alone (with uv or Python 3.11 or later); then it asks for a folder
rem of agreements, reads it and opens the desk in the browser. Results go beside the folder; nothing leaves this computer.
rem Every line ends with an ASCII character: a Chinese Windows would take the last byte of another and the line's end for one.
chcp 65001 >nul
rem A folder A&B is dropped without quotes: the line is cut at &, and cmd would run the rest. So its whole line is kept, and this
rem cmd ends with its exit where the line is about this file, as it is unless somebody calls it from a terminal of cmd.
setlocal EnableDelayedExpansion
set "DROPPED="
set "HEDUI_LINE=!cmdcmdline!"
if not "!cmdcmdline:%~nx0=!"=="!cmdcmdline!" set "DROPPED=1"
setlocal DisableDelayedExpansion
set "SOURCE=%~dp0.."
set "PROGRAM=%USERPROFILE%\.hedui\program"
set "PYTHON=%PROGRAM%\Scripts\python.exe"
set "PATH=%PATH%;%USERPROFILE%\.local\bin"
if not exist "%SOURCE%\pyproject.toml" goto packed
if not exist "%PYTHON%" goto install
fc /b "%SOURCE%\pyproject.toml" "%PROGRAM%\installed.toml" >nul 2>nul
if errorlevel 1 goto install
fc /b "%SOURCE%\CHANGELOG.md" "%PROGRAM%\installed.md" >nul 2>nul
if not errorlevel 1 goto run

:install
echo 第一次使用，正在安装，需要几分钟。  Setting up, which takes some minutes.
if exist "%PROGRAM%" rmdir /s /q "%PROGRAM%"
uv --version >nul 2>nul
if not errorlevel 1 goto uv
set "FOUND=py -3"
%FOUND% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto venv
set "FOUND=python"
%FOUND% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 goto nopython
:venv
%FOUND% -m venv "%PROGRAM%"
if not "%errorlevel%"=="0" goto failed
"%PYTHON%" -m pip install --quiet "%SOURCE%"
if not "%errorlevel%"=="0" goto failed
goto done
:uv
uv venv --quiet --python ">=3.11" "%PROGRAM%"
if not "%errorlevel%"=="0" goto failed
uv pip install --quiet --python "%PYTHON%" "%SOURCE%"
if not "%errorlevel%"=="0" goto failed
:done
copy /y "%SOURCE%\pyproject.toml" "%PROGRAM%\installed.toml" >nul
copy /y "%SOURCE%\CHANGELOG.md" "%PROGRAM%\installed.md" >nul
:run
"%PYTHON%" -m hedui start %*
set "CODE=%errorlevel%"
if not "%CODE%"=="0" pause
goto end

:packed
echo 请先把下载的压缩包全部解压，再双击解压出来的 start 文件夹里的本文件。  Unpack the whole download first, then double-click this file there.
pause
set "CODE=4"
goto end
:nopython
echo 请先安装 Python 3.11 以上版本（python.org），再双击本文件。  Install Python 3.11 or later (python.org), then double-click again.
pause
set "CODE=4"
goto end
:failed
echo 安装没有成功，请检查网络后再双击本文件。  Setting up failed; check the network and double-click again.
pause
set "CODE=4"
goto end
:end
if defined DROPPED exit %CODE%
exit /b %CODE%
