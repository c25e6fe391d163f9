"The measures are those of libraries that others use"

import numpy as np
import pandas as pd
import pytest
import torch
from fashionrec.metrics import (
    bootstrap_interval,
    calibration_error,
    class_report,
    coverage,
    list_diversity,
    paired_difference,
    query_metrics,
    ranking_metrics,
    reliability,
    scores,
    shrink,
    softmax,
    temperature,
    trust,
)
from sklearn import metrics as sk
from torchmetrics.functional import classification, retrieval


@pytest.fixture
def ranking():
    "What is relevant to each of 200 queries, the scores of 30 products, and the hits in that order"
    rng = np.random.default_rng(1)
    relevant = rng.random((200, 30)) < 0.2
    relevant[:, 3] = True
    score = rng.random((200, 30)) + 0.3 * relevant
    return relevant, score, np.take_along_axis(relevant, np.argsort(-score, axis=1), axis=1)


@pytest.mark.parametrize('k', [1, 5, 12])
def test_ranking_metrics_are_those_of_torchmetrics(ranking, k):
    "Five measures at k, query by query (its average precision divides by other numbers)"
    relevant, score, hits = ranking
    mine = query_metrics(hits[:, :k], relevant.sum(1))
    theirs = {
        'P': retrieval.retrieval_precision,
        'R': retrieval.retrieval_recall,
        'Hit': retrieval.retrieval_hit_rate,
        'nDCG': retrieval.retrieval_normalized_dcg,
        'MRR': retrieval.retrieval_reciprocal_rank,
    }
    for name, measure in theirs.items():
        each = [
            float(measure(torch.tensor(s), torch.tensor(r), top_k=k))
            for s, r in zip(score, relevant)
        ]
        np.testing.assert_allclose(mine[f'{name}@{k}'], each, atol=1e-6)


def test_ranking_metrics_are_those_of_scikit_learn(ranking):
    "nDCG at every depth, and average precision of whole rankings"
    relevant, score, hits = ranking
    for k in (1, 3, 10, 30):
        mine = ranking_metrics(hits[:, :k], relevant.sum(1))[f'nDCG@{k}']
        assert mine == pytest.approx(sk.ndcg_score(relevant, score, k=k), abs=1e-9)
    whole = query_metrics(hits, relevant.sum(1))['MAP@30']
    each = [sk.average_precision_score(*pair) for pair in zip(relevant, score)]
    np.testing.assert_allclose(whole, each, atol=1e-9)


def test_calibration_is_that_of_torchmetrics():
    "The expected calibration error, with bins of equal width"
    rng = np.random.default_rng(2)
    proba = softmax(rng.normal(size=(500, 4)))
    truth = rng.integers(4, size=500)
    mine = calibration_error(proba.max(1), proba.argmax(1) == truth)
    theirs = classification.multiclass_calibration_error(
        torch.tensor(proba), torch.tensor(truth), num_classes=4, n_bins=15, norm='l1'
    )
    assert mine == pytest.approx(float(theirs), abs=1e-6)
    bins = reliability(proba.max(1), proba.argmax(1) == truth)
    assert bins['count'].sum() == 500 and bins.confidence.is_monotonic_increasing


def test_scores_are_those_of_scikit_learn():
    "Accuracy, balanced accuracy, F1 and log loss of three classes"
    rng = np.random.default_rng(3)
    proba = pd.DataFrame(softmax(rng.normal(size=(300, 3))), columns=list('abc'))
    truth = rng.choice(list('abc'), 300)
    answer = proba.idxmax(axis=1)
    mine = scores(truth, proba)
    assert mine.accuracy == pytest.approx(sk.accuracy_score(truth, answer))
    assert mine['balanced accuracy'] == pytest.approx(sk.balanced_accuracy_score(truth, answer))
    assert mine['macro F1'] == pytest.approx(sk.f1_score(truth, answer, average='macro'))
    assert mine['log loss'] == pytest.approx(sk.log_loss(truth, proba))
    assert class_report(truth, answer).support.sum() == 300


def test_temperature_stays_in_its_bounds():
    "Held-out answers that are all wrong make no temperature above 5, none at all leave it at 1"
    logits = np.eye(3) * 50
    assert temperature(logits, np.array([1, 2, 0])) <= 5
    assert temperature(logits[:0], np.array([], int)) == 1.0


def test_coverage_without_answers():
    "Above a confidence that nothing reaches, accuracy is missing and not 0"
    table = coverage(['a', 'b'], pd.DataFrame({'a': [0.6, 0.3], 'b': [0.4, 0.7]}), [0.5, 0.9])
    assert table.coverage.tolist() == [1, 0] and table.accuracy.isna().tolist() == [False, True]


def test_intervals_repeat_and_pairs_are_narrower():
    "The same seed gives the same interval; a paired one is narrower than the two apart"
    rng = np.random.default_rng(4)
    hard = rng.random(400)
    one, other = (pd.DataFrame({'score': hard + rng.normal(by, 0.05, 400)}) for by in (0.02, 0))
    assert bootstrap_interval(one, range(400)).equals(bootstrap_interval(one, range(400)))
    apart = bootstrap_interval(one, range(400)).iloc[0]
    paired = paired_difference(one, other).iloc[0]
    assert paired.low > 0 and paired.high - paired.low < (apart.high - apart.low) / 3
    assert paired['mean'] == pytest.approx((one - other).mean().item())
    with pytest.raises(ValueError, match='the same metrics'):
        paired_difference(one, other.rename(columns=dict(score='other')))


def test_diversity_of_equal_products():
    "A list of one product shown three times has no diversity, opposite ones have 2"
    line = np.array([[1.0, 0], [-1, 0]])
    found = list_diversity(np.array([[0, 0, 0], [0, 1, -1]]), line)
    np.testing.assert_allclose(found, [0, 2], atol=1e-12)


def test_trust_in_a_model_of_few_rows():
    "None in one that is always wrong, Laplace's rule of succession for one that is always right"
    z = np.array([[4.0, 0], [0, 4.0]] * 20)
    right, prior = z.argmax(1), np.array([0.5, 0.5])
    assert trust(z, 1 - right, prior) == 0 and trust(z[:0], right[:0], prior) == 0
    sure = softmax(shrink(z, prior, trust(z, right, prior))).max(1)
    assert sure == pytest.approx(np.full(40, 1 - 1 / 42), abs=1e-3)  # Laplace's rule of succession
    assert np.allclose(softmax(shrink(z, [0.8, 0.2], 0)), [0.8, 0.2])
