"""The Containerfile's steps in a clean root, where no builder of images is at hand, and what they leave behind tried.

    sudo python tools/container_steps.py

The root is this machine's Debian as the distribution packed it: whatever else lies on it (homes, checkouts, /usr/local)
is hidden, and all that the steps write goes to a layer above it that is removed in the end. Python is the one that runs
this, without its packages. Then, as the image's user and as another, without a network: agreements are imported from a
folder that cannot be written, and the desk answers.

Exit codes: 1 something is wrong, 3 this system lets no such root be made (it takes root, Linux, and an overlay).
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
SYSTEM = {"bin", "sbin", "lib", "lib32", "lib64", "libx32", "usr", "etc", "var", "opt"}
"""What a distribution fills; the rest of a root is hidden."""
PASSED = re.compile(r"(?i)(?:pip_.*|.*_proxy|ssl_cert_.*|requests_ca_bundle)")
"""Settings of the network, which a builder passes on too."""
AGREEMENTS = (
    "agreements/office-goods.pdf",
    "demo/人事/劳动合同.docx",
    "demo/采购/复印机租赁合同（手机拍照）.jpg",
)
PYTHON = "/opt/python-of-the-image"
OTHER = 12345
"""A user whom the image does not know (``--user``)."""
_SECONDS = 900
_DESK = """
import fcntl, os, socket, struct, subprocess, sys, time, urllib.error, urllib.request
with socket.socket() as made:  # a network of its own has only its loopback, and that is down
    fcntl.ioctl(made, 0x8914, struct.pack("16sh", b"lo", 1))
desk = subprocess.Popen(sys.argv[2:], user=int(sys.argv[1]), group=int(sys.argv[1]), extra_groups=[])
status = None
for _ in range(300):
    time.sleep(0.2)
    try:
        urllib.request.urlopen("http://127.0.0.1:8616/", timeout=5)
    except urllib.error.HTTPError as error:
        status = error.code
        break
    except OSError:
        assert desk.poll() is None, "the desk ended"
desk.terminate()
desk.wait(20)
assert status == 401, status
"""


class NoRootError(Exception):
    """This system lets no clean root be made."""


class StepError(Exception):
    """A step, or what it left behind, is wrong."""


@dataclass
class Image:
    """What the steps have come to."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)
    user: str = "root"
    folder: str = "/"
    entrypoint: tuple[str, ...] = ()

    def run(self, command: Sequence[str], user: str = "root", *, network: bool = True, **more: str) -> str:
        """What a command in the root says. Raises ``StepError``."""
        passed = {name: value for name, value in os.environ.items() if PASSED.fullmatch(name)}
        given = {
            "PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "LD_LIBRARY_PATH": f"{PYTHON}/lib",
            "HOME": "/",
        }
        facts = [f"{name}={value}" for name, value in (given | passed | self.environment | more).items()]
        as_user = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
        alone = [] if network else ["unshare", "--net"]
        inside = ["env", "-i", f"--chdir={self.folder}", *facts, *command]
        done = subprocess.run(
            [*alone, "chroot", str(self.root), *as_user, *inside], capture_output=True, text=True, timeout=_SECONDS
        )
        if done.returncode:
            raise StepError(
                f"{shlex.join(command)[:300]}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
            )
        return done.stdout


def steps(text: str) -> Iterator[tuple[str, str]]:
    """The instructions of a Containerfile, continued lines joined."""
    for line in re.sub(r"\\\n", " ", text).splitlines():
        if line.strip() and not line.startswith("#"):
            kind, _, rest = line.partition(" ")
            yield kind, rest.strip()


def apply(image: Image, kind: str, rest: str) -> None:
    """Do one step. Raises ``StepError``."""
    if kind == "RUN":
        image.run(["sh", "-c", rest])
    elif kind == "COPY":
        *sources, target = rest.split()
        for source in sources:
            _copy(ROOT / source, image.root / target.lstrip("/"), target.endswith("/"))
    elif kind == "ENV":
        image.environment |= dict(word.split("=", 1) for word in shlex.split(rest))
    elif kind == "USER":
        image.user = image.run(["id", "-u", rest]).strip()
    elif kind == "WORKDIR":
        image.folder = rest
    elif kind == "ENTRYPOINT":
        image.entrypoint = tuple(json.loads(rest))
    elif kind not in ("FROM", "EXPOSE", "CMD"):
        raise StepError(f"{kind}: nobody knows how to do this here")


def _copy(source: Path, target: Path, is_folder: bool) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        place = target / source.name if is_folder else target
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)


def clean_root(folder: Path) -> Path:
    """A root with the distribution's files and a Python without packages; what is written goes to ``folder``."""
    upper, work, root = (folder / name for name in ("upper", "work", "root"))
    for each in (upper, work, root):
        each.mkdir()
    try:
        _mount("-t", "overlay", "overlay", "-o", f"lowerdir=/,upperdir={upper},workdir={work}", str(root))
    except (subprocess.SubprocessError, OSError) as error:
        raise NoRootError(str(error)) from error
    for each in sorted(root.iterdir()):
        if each.is_dir() and not each.is_symlink() and each.name not in SYSTEM:
            _mount("-t", "tmpfs", "-o", f"mode={'1777' if each.name == 'tmp' else '755'}", "tmpfs", str(each))
    for name in ("dev", "proc"):
        _mount("--rbind", f"/{name}", str(root / name))
    python = root / PYTHON.lstrip("/")
    python.mkdir(parents=True)
    _mount("--bind", "-o", "ro", sys.base_prefix, str(python))
    _mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", str(root / "usr/local"))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    Image(root).run([f"{PYTHON}/bin/python{version}", "-m", "venv", "/usr/local"])
    return root


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def tried(image: Image) -> None:
    """Import, and open the desk, as the image's user and as one whom it does not know. Raises ``StepError``."""
    hedui = list(image.entrypoint)
    inside = image.root / "in"
    for name in AGREEMENTS:
        shutil.copyfile(ROOT / "fixtures" / name, inside / Path(name).name)
    _mount("--bind", str(inside), str(inside))
    _mount("-o", "remount,bind,ro", str(inside))
    image.run([*hedui, "--help"], image.user, network=False)
    image.run([*hedui, "doctor"], image.user, network=False)
    for user in (image.user, str(OTHER)):
        out = image.root / "out"
        os.chown(out, int(user), int(user))
        image.run([*hedui, "import", "/in", "--out", "/out"], user, network=False)
        made = sorted(path.name for path in (out / "records").glob("*.json"))
        if made != sorted(f"{Path(name).name}.json" for name in AGREEMENTS):
            raise StepError(f"records: {made}")
        owners = {path.stat().st_uid for path in out.rglob("*")}
        if owners != {int(user)}:
            raise StepError(f"written by {owners}, not by {user}")
        desk = [*hedui, "review", "/out", "--host", "0.0.0.0", "--port", "8616", "--no-browser", "--as", "王丽"]
        image.run(["python", "-c", _DESK, user, *desk], network=False, HEDUI_PASSWORD="青石板 42")
        for path in out.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        print(f"  imported and answered as user {user}", flush=True)


def done_in(folder: Path) -> int:
    """Do the steps, and try what they leave behind: the exit code. Mounts end with the namespace that this runs in."""
    try:
        image = Image(clean_root(folder))
        for kind, rest in steps((ROOT / "Containerfile").read_text("utf-8")):
            print(f"{kind} {rest[:100]}", flush=True)
            apply(image, kind, rest)
        tried(image)
    except NoRootError as error:
        print(f"no clean root here: {error}", file=sys.stderr)
        return 3
    except (StepError, subprocess.SubprocessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def main() -> int:
    if len(sys.argv) == 2:
        return done_in(Path(sys.argv[1]))
    if subprocess.run(["unshare", "--mount", "true"]).returncode:
        return 3
    # Removed by whoever does not see what is mounted in it: nothing of this machine can be reached through it.
    with tempfile.TemporaryDirectory(dir="/var/tmp", prefix="hedui-steps-", ignore_cleanup_errors=True) as folder:
        command = ["unshare", "--mount", "--propagation=private", sys.executable, __file__, folder]
        return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main())
