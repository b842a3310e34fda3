"""What is installed is what was written: the wheel holds every file and runs from nowhere else."""

import os
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


def test_every_file_travels(wheel: Path) -> None:
    source = ROOT / "src"
    written = {
        path.relative_to(source).as_posix()
        for path in (source / "dragoman").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("dragoman/")}
    assert packed == written
    for suffix in (".html", ".css", ".sql", ".toml", ".csv", ".txt", ".typed"):
        assert any(name.endswith(suffix) for name in packed), suffix


def test_the_console_script_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(unpacked)
    scripts = ConfigParser()
    scripts.read(next(unpacked.glob("*.dist-info")) / "entry_points.txt")
    module, _, function = scripts["console_scripts"]["dragoman"].partition(":")
    program = (
        f"import {module}, sys; print({module}.__file__, file=sys.stderr); {module}.{function}()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "demo", "--no-serve"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
    )
    assert done.stderr.decode().startswith(str(unpacked))
    assert b"none failed" in done.stdout
    program = (
        "from dragoman.web.app import create; from dragoman.web.templating import render\n"
        "create('demo.db'); print(render('error.html', title='No', status=404, message=''))"
    )
    page = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
    )
    assert b"<h1>" in page.stdout
