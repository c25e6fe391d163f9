"Interrupted writes leave the old state whole."

import os
import signal
import subprocess
import sys

import pytest

from fashionrec.files import reading, writing

KILLED = '''
import os, signal, sys
from fashionrec.files import writing
with writing(sys.argv[1], 'Note') as d:
    (d/'a.txt').write_text('new, half wri')
    os.kill(os.getpid(), signal.SIGKILL)
'''


def test_killed(tmp_path):
    "A process killed while saving leaves what was saved before"
    with writing(tmp_path / 'x', 'Note') as d:
        (d / 'a.txt').write_text('old')
    res = subprocess.run([sys.executable, '-c', KILLED, str(tmp_path / 'x')], capture_output=True)
    assert res.returncode == -signal.SIGKILL
    assert (reading(tmp_path / 'x', 'Note') / 'a.txt').read_text() == 'old'


def test_killed_first(tmp_path):
    "A first save that is killed leaves nothing that could be loaded"
    subprocess.run([sys.executable, '-c', KILLED, str(tmp_path / 'x')], capture_output=True)
    with pytest.raises(FileNotFoundError, match='holds no saved Note'):
        reading(tmp_path / 'x', 'Note')
    with writing(tmp_path / 'x', 'Note') as d:
        (d / 'a.txt').write_text('again')
    assert (reading(tmp_path / 'x', 'Note') / 'a.txt').read_text() == 'again'


def test_not_ours(tmp_path):
    "A folder that holds anything else is never written to"
    (tmp_path / 'thesis.txt').write_text('dear to me')
    with pytest.raises(FileExistsError, match='was not written by fashionrec'):
        with writing(tmp_path, 'Note'):
            pass
    assert [p.name for p in tmp_path.iterdir()] == ['thesis.txt']


def test_disk_full(tmp_path, monkeypatch):
    "A full disk raises, and the old state stays"
    with writing(tmp_path / 'x', 'Note') as d:
        (d / 'a.txt').write_text('old')

    def full(*_):
        raise OSError(28, 'No space left on device')

    monkeypatch.setattr(os, 'replace', full)
    with pytest.raises(OSError, match='No space left'):
        with writing(tmp_path / 'x', 'Note') as d:
            (d / 'a.txt').write_text('new')
    monkeypatch.undo()
    assert (reading(tmp_path / 'x', 'Note') / 'a.txt').read_text() == 'old' and len(
        list((tmp_path / 'x').iterdir())
    ) == 2
