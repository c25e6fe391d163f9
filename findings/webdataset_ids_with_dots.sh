#!/usr/bin/env bash
# webdataset packs pictures with their product's id as the key. What becomes of ids with a dot (article 12.3, SKU "A.12")?
#
# One would guess: what its own TarWriter wrote as two samples, its reader gives back as two samples with the same keys;
# and of A.12.jpg the extension is jpg, as everywhere else.
# What happens (webdataset 1.0.2, seen 2026-11-27): the key ends at the first dot of the file's name. The samples "A.12" and
# "A.13" come back as one sample "A" with two fields "12.jpg" and "13.jpg"; nothing is said, and a pipeline that
# asks for "jpg" finds no picture. Files of one key that do not stand side by side become two samples: a picture without its
# record, a record without its picture.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check webdataset==1.0.2 numpy==2.3.5 pyyaml==6.0.4 braceexpand==0.1.7
cd "$dir"
venv/bin/python - <<'PY'
import io
import tarfile

import webdataset as wds

def samples(path):
    "Key and field names of what the reader finds"
    found = wds.WebDataset(path, shardshuffle=False)
    return [(s['__key__'], sorted(name for name in s if not name.startswith('__'))) for s in found]

with wds.TarWriter('dots.tar') as out:
    out.write({'__key__': 'A.12', 'jpg': b'first'})
    out.write({'__key__': 'A.13', 'jpg': b'second'})
print('written: A.12 and A.13; read:', samples('dots.tar'))
assert samples('dots.tar') == [('A', ['12.jpg', '13.jpg'])], 'ids with dots stay apart now'

with tarfile.open('apart.tar', 'w') as out:
    for name in ('G.jpg', 'H.jpg', 'G.json'):
        info = tarfile.TarInfo(name)
        info.size = 2
        out.addfile(info, io.BytesIO(b'{}'))
print('written: G.jpg, H.jpg, G.json; read:', samples('apart.tar'))
assert samples('apart.tar') == [('G', ['jpg']), ('H', ['jpg']), ('G', ['json'])], 'files apart are joined now'
PY
