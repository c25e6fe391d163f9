"The tagger's Learner under fastai's distributed training: two processes learn what one learns."

import json

from conftest import ROOT, run

TRAIN = '''
import json, os, sys
import torch
import fastai.distributed # Learner.distrib_ctx
from fashionrec.classification import tag_learner
from fashionrec.data import Catalogue
torch.Tensor.cuda = lambda self: self # fastai's DistributedDL broadcasts by way of a GPU; here there is none
two, rank = sys.argv[2] == '2', os.environ.get('RANK', 0)
cat = Catalogue.sample(600)
learn = tag_learner(cat, ['articleType', 'gender'], *cat.split(seed=0), bs=32 if two else 64, mixup=0., augment=(), widths=(16, 32, 64))
with learn.no_bar(), learn.no_logging():
    if two:
        with learn.distrib_ctx(sync_bn=False, cpu=True): learn.fit_one_cycle(3, 2e-3)
    else: learn.fit_one_cycle(3, 2e-3)
with open(f'{sys.argv[1]}.{rank}', 'w') as f: json.dump([list(v) for v in learn.recorder.values], f)
if two: torch.distributed.barrier()
os._exit(0) # At once: the threads of gloo may not outlive the interpreter, which then aborts
'''  # noqa: E501


def test_two_processes(tmp_path):
    "Two CPU processes with half a batch each follow the loss curve of one"
    (tmp_path / 'train.py').write_text(TRAIN)
    run('python', tmp_path / 'train.py', tmp_path / 'one', 1, cwd=ROOT)
    run('torchrun', '--nproc_per_node', 2, tmp_path / 'train.py', tmp_path / 'two', 2, cwd=ROOT)
    one, two = (json.loads((tmp_path / f'{n}.0').read_text()) for n in ('one', 'two'))
    assert len(one) == len(two) == 3 and one[-1][0] < one[0][0]
    assert all(abs(a - b) < 0.03 * a for one, two in zip(one, two) for a, b in zip(one, two))
