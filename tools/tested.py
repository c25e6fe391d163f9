"""`nbdev_test` for one page, whose outputs are kept: `python tools/tested.py PAGE OUTPUTS`.

nbdev runs the cells, checks every assertion and forgets what they showed. Here it is written to the
file OUTPUTS, as JSON: cell id → outputs. So a page is executed once for both checks of the gate.
"""
import json
import sys
from pathlib import Path

import pandas as pd
from nbdev import test


class Keeper(test.CaptureShell):
    "Runs a page as nbdev does, and writes what its cells gave to the file `target`"
    target = None

    def run_cell(self, raw_cell, *args, **kwargs):
        "A cell that ends with `;` keeps what it prints, as in Jupyter: only its value is left out"
        if raw_cell.rstrip().endswith(';'):
            raw_cell = f'{raw_cell}\nNone'
        return super().run_cell(raw_cell, *args, **kwargs)

    def run_all(self, nb, *args, **kwargs):
        for cell in nb.cells:
            cell.outputs = []
        super().run_all(nb, *args, **kwargs)
        outputs = {cell.id: cell.outputs for cell in nb.cells if cell.outputs}
        self.target.write_text(json.dumps(outputs), encoding='utf-8')


def main(page, outputs):
    "Run nbdev_test on one page; it exits with 1 where an assertion fails"
    Keeper.target = Path(outputs).absolute() # os.devnull where nobody wants them
    pd.set_option('display.max_columns', 20) # As in a notebook: a terminal shows fewer
    test.CaptureShell = Keeper
    test.nbdev_test(page, n_workers=0)


if __name__ == '__main__':
    main(*sys.argv[1:])
