@echo off
rem Double-click. The first time this sets hedui up for you alone (with uv or Python 3.11 or later); then it asks for a folder
rem of agreements, reads it and opens the desk in the browser. Results go beside the folder; nothing leaves this computer.
chcp 65001 >nul
setlocal
set "SOURCE=%~dp0.."
set "PROGRAM=%LOCALAPPDATA%\hedui\program"
set "PYTHON=%PROGRAM%\Scripts\python.exe"
fc /b "%SOURCE%\pyproject.toml" "%PROGRAM%\installed.toml" >nul 2>nul && goto run

echo 第一次使用，正在安装，需要几分钟…  Setting up, which takes some minutes …
if exist "%PROGRAM%" rmdir /s /q "%PROGRAM%"
where uv >nul 2>nul && goto uv
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul || goto nopython
py -3 -m venv "%PROGRAM%" || goto failed
"%PYTHON%" -m pip install --quiet "%SOURCE%" || goto failed
goto done
:uv
uv venv --quiet --python ">=3.11" "%PROGRAM%" || goto failed
uv pip install --quiet --python "%PYTHON%" "%SOURCE%" || goto failed
:done
copy /y "%SOURCE%\pyproject.toml" "%PROGRAM%\installed.toml" >nul
:run
"%PYTHON%" -m hedui start %*
if errorlevel 1 pause
exit /b %errorlevel%

:nopython
echo 请先安装 Python 3.11 以上版本（python.org），再双击本文件。  Install Python 3.11 or later (python.org), then double-click again.
pause
exit /b 4
:failed
echo 安装没有成功，请检查网络后再双击本文件。  Setting up failed; check the network and double-click again.
pause
exit /b 4
