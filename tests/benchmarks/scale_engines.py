"""One folder of JPEGs embedded by Ray Data or by Daft as their documentation has it, for
`bench_scale.py`: `python scale_engines.py ENGINE PICTURES OUT PIDS [rows of a batch]`.

Each worker leaves a file in PIDS with what it has done: who measures can kill it and watch memory.
"""

import os
import sys
from pathlib import Path

DIMS = 128


class Embed:
    "Paths of pictures to vectors of the shipped network"

    def __init__(self, pids):
        import torch

        from fashionrec.tagging import Tagger

        torch.set_num_threads(1)
        self.tagger = Tagger.pretrained()
        self.mark = Path(pids) / str(os.getpid())
        self.done = 0
        self.mark.write_text('0')

    def vectors(self, paths):
        "float32 (n, d)"
        found = self.tagger.embed(paths).numpy()
        self.done += len(found)
        self.mark.write_text(str(self.done))
        return found


def with_ray(pictures, out, pids, batch):
    "Ray Data: read a list of paths, map batches on two actors, write parquet"
    import ray

    class OnBatches(Embed):
        def __call__(self, rows):
            return {'path': rows['path'], 'embedding': self.vectors(list(rows['path']))}

    ray.init('local', num_cpus=2, include_dashboard=False, log_to_driver=False)
    paths = [{'path': str(path)} for path in sorted(pictures.iterdir())]
    rows = ray.data.from_items(paths, override_num_blocks=max(2, len(paths) // 250))
    workers = ray.data.ActorPoolStrategy(size=2)
    given = dict(fn_constructor_args=[pids], batch_size=batch, num_cpus=0.5, compute=workers)
    rows.map_batches(OnBatches, **given).write_parquet(str(out))


def with_daft(pictures, out, pids, batch):
    "Daft: list a folder, a class as a column on two processes, write parquet"
    import daft
    from daft import DataType

    kind = DataType.fixed_size_list(DataType.float32(), DIMS)

    @daft.cls(max_concurrency=2, use_process=True, max_retries=3)
    class OnBatches(Embed):
        @daft.method.batch(return_dtype=kind, batch_size=batch)
        def __call__(self, paths):
            return self.vectors([path.removeprefix('file://') for path in paths.to_pylist()])

    rows = daft.from_glob_path(f'{pictures}/*.jpg').select('path').into_batches(250)
    rows.with_column('embedding', OnBatches(str(pids))(daft.col('path'))).write_parquet(str(out))


if __name__ == '__main__':
    engine, pictures, out, pids = sys.argv[1], *map(Path, sys.argv[2:5])
    batch = int(sys.argv[5]) if len(sys.argv) > 5 else 64
    dict(ray=with_ray, daft=with_daft)[engine](pictures, out, pids, batch)
