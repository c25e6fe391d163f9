"Interrupted writes leave the old state whole."

import os
import signal
import subprocess
import sys
import threading

import pytest

from fashionrec.files import is_stream, reading, whole_file, writing

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


def test_a_file_is_whole(tmp_path):
    "A file that fails midway leaves the earlier one; what was done is kept where that is asked"
    place = tmp_path / 'rows.csv'
    with whole_file(place) as file:
        file.write('earlier')

    def failing(keep, error):
        with whole_file(place, keep=keep) as file:
            file.write('new')
            raise error

    with pytest.raises(KeyboardInterrupt):
        failing(False, KeyboardInterrupt())
    assert [*tmp_path.iterdir()] == [place]
    with pytest.warns(UserWarning, match='is not finished'), pytest.raises(KeyboardInterrupt):
        failing(True, KeyboardInterrupt())
    [part] = {*tmp_path.iterdir()} - {place}
    assert (place.read_text(), part.read_text()) == ('earlier', 'new')
    part.unlink()
    with pytest.raises(OSError, match="No space left on device: '.*rows.csv'"):
        failing(True, OSError(28, 'No space left on device'))  # The last row may be cut
    assert [*tmp_path.iterdir()] == [place] and place.read_text() == 'earlier'
    link = tmp_path / 'link.csv'
    link.symlink_to(place)
    with whole_file(link) as file:
        file.write('through the link')
    assert link.is_symlink() and place.read_text() == 'through the link'


def test_a_pipe_is_written_as_it_comes(tmp_path):
    "Each row reaches the reader before the next is made, and the pipe stays one"
    pipe = tmp_path / 'pipe'
    os.mkfifo(pipe)
    assert is_stream(pipe) and not is_stream(tmp_path) and not is_stream(tmp_path / 'gone')
    rows, seen = [], threading.Event()

    def read():
        with open(pipe) as file:
            for row in file:
                rows.append(row)
                seen.set()

    reader = threading.Thread(target=read)
    reader.start()
    with whole_file(pipe) as file:
        file.write('first\n')
        file.flush()
        assert seen.wait(10) and rows == ['first\n']
        file.write('second\n')
    reader.join(10)
    assert rows == ['first\n', 'second\n'] and is_stream(pipe)
