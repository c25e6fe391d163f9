"""The quality report of a catalogue, as counts without examples: `fashionrec bench quality --data
PATH` (Kaggle's folder or zip).

Writes data/results/quality.json.
"""

from fastcore.script import call_parse
from fashionrec.data import Catalogue
from measuring import save_parts


@call_parse
def main(
    data: str = None,  # Kaggle's folder or zip; FASHIONREC_DATA or the sample when not given
    out: str = 'data/results',  # Folder for the results
):
    "Count what a merchandiser should look at"
    cat = Catalogue.open(data)
    rep = cat.report().drop(columns='examples').round(5)
    name = 'quality' if cat.name == 'kaggle' else 'quality_sample'
    print(rep)
    report = dict(report=rep.reset_index().to_dict('records'))
    save_parts(out, name, report, catalogue=cat.name, products=len(cat))
