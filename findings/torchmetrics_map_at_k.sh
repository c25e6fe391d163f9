#!/usr/bin/env bash
# torchmetrics' average precision of the first k results: what does finding one more right product do to it?
#
# One would guess: it divides by the number of relevant products, or by k where that is less, as MAP@k of recommender
# papers does. Then one of eleven relevant products, found at once and followed by nine wrong ones, scores .1 at k = 10, and
# a list that finds one more right product never scores less.
# What happens (torchmetrics 1.9.0, seen 2026-11-28): it divides by the number of relevant products among the first k. The
# one found at once scores 1 at k = 10, as if the other ten did not exist. A list of two relevant products scores 1 at k = 4,
# where one of them is found, and .7 at k = 5, where both are: more found, less scored. Without top_k it is scikit-learn's.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check torchmetrics==1.9.0 torch==2.14.1 scikit-learn==1.9.1
"$dir/venv/bin/python" - <<'PY'
import torch
from sklearn.metrics import average_precision_score
from torchmetrics.functional.retrieval import retrieval_average_precision, retrieval_recall

scores = torch.arange(20, 0, -1.)

def relevant(*places):
    found = torch.zeros(20, dtype=torch.bool)
    found[list(places)] = True
    return found

def measures(target, k):
    average = float(retrieval_average_precision(scores, target, top_k=k))
    recall = float(retrieval_recall(scores, target, top_k=k))
    print(f'{int(target.sum()):2} relevant, k={k}: average precision {average:.3f}, recall {recall:.3f}')
    return average

early = relevant(0, *range(10, 20))
assert measures(early, 10) == 1, 'relevant products beyond the first k count now'
two = relevant(0, 4)
assert measures(two, 4) == 1
assert abs(measures(two, 5) - .7) < 1e-6, 'a list that finds more no longer scores less'
whole = measures(early, None)
assert abs(whole - average_precision_score(early.numpy(), scores.numpy())) < 1e-6
PY
