"""Names to pages: files, folders, standard input, and what cannot be read."""

import io
import os
from pathlib import Path

import pytest

from dragoman import inputs
from dragoman.errors import InputError


def test_files_folders_and_standard_input_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / ".git").mkdir()
    left_out = ("skip.pdf", ".hidden.txt", ".git/e.txt", "README.md", "sub/readme.txt")
    for name in ("b.txt", "a.html", "c.TSV", "sub/d.md", *left_out):
        (folder / name).write_text(name)
    single = tmp_path / "odd.name"
    single.write_text("x")
    found = list(inputs.pages([str(single), "-", str(folder)], stdin=io.BytesIO(b"piped")))
    assert [page.source for page in found] == ["odd.name", "-", "a.html", "b.txt", "c.TSV", "d.md"]
    assert found[1].raw == b"piped"
    assert [page.media_type for page in found[2:5]] == [
        "text/html",
        None,
        "text/tab-separated-values",
    ]


def test_a_readme_named_outright_is_read(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("x")
    assert [page.source for page in inputs.pages([str(tmp_path / "README.md")])] == ["README.md"]


def test_a_pipe_in_a_folder_is_passed_over_and_a_dead_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dead.txt").symlink_to("nowhere")
    errors: list[InputError] = []
    found = list(inputs.pages([str(tmp_path)], on_error=errors.append))
    assert [page.source for page in found] == ["good.txt"]
    assert ["dead.txt" in str(error) for error in errors] == [True]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("x")
    (tmp_path / "shut").mkdir(mode=0)
    errors: list[InputError] = []
    found = list(inputs.pages([str(tmp_path)], on_error=errors.append))
    assert [page.source for page in found] == ["good.txt"]
    assert "shut: cannot be read" in str(errors[0])


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    errors: list[InputError] = []
    names = [str(tmp_path / n) for n in ("missing.txt", "empty", "good.txt")] + ["a\0b"]
    found = list(inputs.pages(names, on_error=errors.append))
    assert [page.source for page in found] == ["good.txt"]
    assert "missing.txt: no such file" in str(errors[0])
    assert "holds no file" in str(errors[1])
    assert len(errors) == 3


def test_without_a_handler_the_error_is_raised(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="check the path"):
        list(inputs.pages([str(tmp_path / "no.txt")]))


def test_too_large_is_refused_without_being_read_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(inputs, "LIMIT", 10)
    (tmp_path / "big.txt").write_text("x" * 11)
    with pytest.raises(InputError, match="larger than 10 bytes"):
        list(inputs.pages([str(tmp_path / "big.txt")]))
