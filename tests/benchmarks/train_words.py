"""The two towers behind a search by words: names and pictures of the real catalogue, side by side.

    python tests/benchmarks/train_words.py --data KAGGLE_FOLDER --out FOLDER

What the shipped network sees in each picture is computed once and kept in FOLDER/seen.npy (6
minutes on one core); the towers then learn in 5 to 10 minutes. Names that only pictures have which
neither the network nor the towers learned from are kept for the test: 2,000, drawn by seed 0.
FOLDER/towers gets what `Towers.save` writes, with a card that tells settings and figures.
`--kept` beyond 2,000 keeps further names, to choose by them how much the towers count in a search.
"""

import argparse
import json
import math
import subprocess
import time
from functools import partial
from pathlib import Path
import numpy as np
import torch
from torch.nn import functional as F
from fashionrec.classification import in_batches
from fashionrec.data import Catalogue
from fashionrec.tagging import Tagger, shipped_split
from fashionrec.towers import (
    SEEN,
    PictureHead,
    TextTower,
    Towers,
    body_fingerprint,
    seen_by,
    split_words,
)

PLACES = 'data', 'out'  # Options that name places of one machine
TAGS = ['articleType', 'baseColour', 'gender', 'usage', 'season']
SAID = {  # Value → what people write for it, besides the value itself
    'Men': 'mens, him, gents, male, man, boyfriend, dad, husband',
    'Women': 'womens, her, ladies, female, woman, girlfriend, mum, wife',
    'Boys': 'boy, kids, son, children',
    'Girls': 'girl, kids, daughter, children',
    'Unisex': 'men, women',
    'Tshirts': 'tee, t shirt, tees, top',
    'Casual Shoes': 'shoes, sneakers, trainers',
    'Sports Shoes': 'shoes, running shoes, sneakers, trainers',
    'Formal Shoes': 'shoes, dress shoes, office shoes',
    'Flip Flops': 'slippers, chappals, thongs',
    'Jeans': 'denims, denim, pants',
    'Trousers': 'pants, chinos',
    'Track Pants': 'joggers, tracksuit bottoms, pants',
    'Sweaters': 'jumper, pullover, knitwear',
    'Sweatshirts': 'hoodie, jumper',
    'Sunglasses': 'shades, eyewear, glasses',
    'Handbags': 'purse, bag, shoulder bag',
    'Backpacks': 'rucksack, bag, school bag',
    'Kurtas': 'kurta, ethnic top, indian wear',
    'Kurtis': 'kurti, ethnic top, indian wear',
    'Sarees': 'saree, sari, indian wear',
    'Heels': 'pumps, stilettos, high heels, shoes',
    'Watches': 'watch, timepiece',
    'Perfume and Body Mist': 'perfume, fragrance, scent',
    'Deodorant': 'deo, body spray',
    'Sports': 'gym, running, training, workout',
    'Formal': 'office, work, business',
    'Ethnic': 'festive, traditional, wedding',
    'Party': 'evening, club',
    'Navy Blue': 'navy, dark blue, blue',
    'Grey': 'gray',
    'Multi': 'colourful, multicolour',
    'Gold': 'golden',
    'Off White': 'ivory, white',
}


def seen_in(cat, tagger, path):
    "float16 (n, SEEN): what the network sees in each pictured product, kept in a file"
    ids = cat.pictured
    if path.exists():
        return torch.from_numpy(np.load(path))
    seen = torch.empty(len(ids), SEEN, dtype=torch.float16)
    look = partial(seen_by, tagger.model)
    for i in range(0, len(ids), 2048):
        seen[i : i + 2048] = in_batches(look, cat.images(ids[i : i + 2048]), 128).half()
    np.save(path, seen.numpy())
    return seen


def kept_names(names, held_out, n=2000):
    "Names of pictures that are all held out, `n` of them drawn by seed 0"
    unseen = held_out.groupby(names).all()
    return np.random.default_rng(0).permutation(np.sort(unseen.index[unseen]))[:n]


def reduced(seen, mean, spread, rows, dim):
    "What is seen along its main axes, each nearly of variance 1: the numbers and (SEEN, dim)"
    plain = torch.cat([((part.float() - mean) / spread).clamp(-8, 8) for part in seen.split(4096)])
    some = plain[rows]
    values, axes = torch.linalg.eigh(some.T @ some / len(rows))
    axes = axes.flip(1)[:, :dim] / (values.flip(0)[:dim].clamp_min(0).sqrt() + 0.5)
    return plain @ axes, axes


def unfolded(head, axes, mean, spread, dim):
    "A head that takes what the network sees, of one that took its main axes"
    whole = PictureHead(len(axes), head.config['hidden'], dim)
    state = head.state_dict() | dict(mean=mean, spread=spread)
    for name in ('straight.weight', 'wide.weight'):
        state[name] = state[name] @ axes.T
    whole.load_state_dict(state)
    return whole.eval()


def contrast(texts, pictures, scale, same):
    "InfoNCE both ways; all pictures of the same group are right, shares alike"
    scores = scale * texts @ pictures.T
    top = scale.detach()
    each = (scores - top).exp()
    first, second = np.nonzero(same[:, None] == same[None])
    share = torch.from_numpy(1 / np.bincount(first)[first]).float()
    right = (scores[first, second] * share).sum() / len(same)
    return (each.sum(1).log().mean() + each.sum(0).log().mean()) / 2 + top - right


def said(value, rng, share=0.5):
    "A value as it stands in the table, or as people write it"
    others = SAID.get(value)
    if others is None or rng.random() > share:
        return value
    return str(rng.choice(others.split(', ')))


def tag_texts(tags, rows, rng):
    "Queries of tags, two to four columns of all `rows` alike, and the group of each row"
    columns = ['articleType', *rng.choice(TAGS[1:], rng.integers(1, 4), replace=False)]
    part = tags.iloc[rows][columns]
    texts = []
    for values in part.itertuples(index=False):
        words = [said(value, rng) for value in values if value not in ('', 'NA')]
        words = [split_words(words[i]) for i in rng.permutation(len(words))]
        texts.append([word for each in words for word in each] or ['product'])
    return texts, part.agg('|'.join, axis=1).factorize()[0]


def weakened(words, rng, share=0.15):
    "A text with some of its words left out"
    kept = [word for word in words if rng.random() > share]
    return kept or words


def train(text, head, inputs, names, tags, rows, options):
    "Learn from `rows`; every so many batches one says tags in place of names"
    rng = np.random.default_rng(options.seed)
    groups = names.factorize()[0]
    words = [split_words(name) or ['product'] for name in names]
    scale = torch.nn.Parameter(torch.tensor(3.0))
    dense = [p for name, p in text.named_parameters() if not name.startswith('rows')]
    adam = torch.optim.AdamW(
        [
            dict(params=text.rows.parameters(), weight_decay=0, rate=2 * options.lr),
            dict(params=[*dense, *head.parameters()], weight_decay=0.05, rate=options.lr),
            dict(params=[scale], weight_decay=0, rate=options.lr),
        ],
        options.lr,
        betas=(0.9, 0.98),
    )
    steps = options.epochs * (len(rows) // options.batch)
    for step in range(steps):
        place = step % (len(rows) // options.batch)
        if place == 0:
            order = rng.permutation(rows)
        some = order[place * options.batch : (place + 1) * options.batch]
        texts = [weakened(words[row], rng) for row in some]
        same = groups[some]
        if step % options.every == options.every - 1:
            texts, same = tag_texts(tags, some, rng)
        rate = min(step / steps / 0.1, 0.5 + 0.5 * math.cos(math.pi * step / steps))
        for group in adam.param_groups:
            group['lr'] = group['rate'] * rate
        seen = inputs[some]
        seen = seen + options.noise * torch.randn_like(seen)
        seen = F.dropout(seen, options.drop)
        loss = contrast(text(texts), head(seen), scale.clamp(max=4.6).exp(), same)
        adam.zero_grad()
        loss.backward()
        adam.step()
        if step % 50 == 0 or step == steps - 1:
            print(f'step {step} of {steps}, loss {loss.item():.3f}', flush=True)


def learn_crowd(head, vectors, asked, rows, options, weight=0.5):
    "Teach `head.crowd` how near pictures are to all of some queries (hubs), times `weight`"
    near = [(25 * asked @ part.T).logsumexp(0) / 25 for part in vectors.split(8000)]
    near = torch.cat(near)
    mean, spread = near[rows].mean(), near[rows].std()
    epochs = 15
    adam = torch.optim.AdamW(head.crowd.parameters(), 3e-3)
    rng = np.random.default_rng(options.seed)
    for epoch in range(epochs):
        adam.param_groups[0]['lr'] = 3e-3 * (1 - epoch / epochs)
        order = rng.permutation(rows)
        for some in np.array_split(order, len(order) // 512 + 1):
            found = head.crowd(16 * vectors[some])[:, 0]
            loss = F.mse_loss(found, (near[some] - mean) / spread)
            adam.zero_grad()
            loss.backward()
            adam.step()
    with torch.no_grad():
        for parameter in head.crowd[-1].parameters():
            parameter *= weight * spread


def vectors_of(head, seen):
    "float32 (n, dim): vectors of pictures alone"
    return torch.from_numpy(head.embed(seen)[:, :-1])


def finished(folder, names, seen, rows, options):
    "Towers as they are stored, with a crowd taught by 6,000 names of `rows`"
    towers = Towers.load(folder)
    asked = names.iloc[rows].drop_duplicates().sample(6000, random_state=options.seed)
    asked = torch.from_numpy(towers.text.embed(asked)[:, :-1])
    head = towers.head.requires_grad_(True)
    learn_crowd(head, vectors_of(head, seen), asked, rows, options)
    towers.save(folder)
    return Towers.load(folder)


def by_name(queries, names, text, vectors, crowd=1.0):
    "R@1, R@10 and MRR: names as queries, all rows of a name are right"
    asked = torch.from_numpy(text.embed(queries, crowd))
    all_names = names.to_numpy()
    found = []
    for query, scores in zip(queries, (part @ vectors.T for part in asked)):
        right = torch.from_numpy(all_names == query)
        hits = right[scores.topk(10).indices]
        rank = 1 + (scores > scores[right].max()).sum()
        shares = hits[0] / right.sum(), hits.sum() / right.sum(), 1 / rank
        found.append([float(share) for share in shares])
    figures = np.mean(found, 0, float).round(4).tolist()
    return dict(zip(('R@1', 'R@10', 'MRR'), figures), queries=len(queries))


def by_tags(tags, text, vectors, k=5):
    "P@k among some products: colour, type and gender are asked, and all three must be right"
    key = tags[['baseColour', 'articleType', 'gender']].agg('|'.join, axis=1)
    counts = key.value_counts()
    asked = sorted(counts.index[counts >= k])
    queries = ['{} {} for {}'.format(*each.split('|')) for each in asked]
    top = (torch.from_numpy(text.embed(queries)) @ vectors.T).topk(k).indices.numpy()
    right = key.to_numpy()[top] == np.array(asked)[:, None]
    return {f'P@{k}': round(float(right.mean()), 4), 'queries': len(queries)}


def milliseconds(text, queries):
    "Median time of one query"
    taken = []
    for query in queries:
        start = time.perf_counter()
        text.embed(query)
        taken.append(time.perf_counter() - start)
    return round(1000 * float(np.median(taken)), 2)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    add = parser.add_argument
    add('--data', required=True, help="Folder of Kaggle's catalogue")
    add('--out', required=True, help='Folder for features, weights and figures')
    add('--epochs', type=int, default=24, help='Passes over the products')
    add('--batch', type=int, default=2048, help='Products in a batch')
    add('--every', type=int, default=4, help='One batch in so many says tags, not names')
    add('--lr', type=float, default=2e-3, help='Highest learning rate')
    add('--drop', type=float, default=0.5, help='Share of what is seen that is left out')
    add('--noise', type=float, default=0.4, help='Noise on what is seen, in standard deviations')
    add('--axes', type=int, default=768, help='Main axes that the picture side learns from')
    add('--dim', type=int, default=256, help='Length of the vectors')
    add('--kept', type=int, default=2000, help='Names that are kept for the test')
    add('--seed', type=int, default=0, help='Seed of weights, order and noise')
    return parser.parse_args()


def figures_of(towers, names, kept, tags, seen):
    "Figures of the trained towers, and how long a query takes"
    text = towers.text
    vectors = torch.from_numpy(towers.head.embed(seen))
    unseen = names.isin(kept).to_numpy()
    drawn = names.iloc[np.random.default_rng(0).permutation(len(names))].unique()[:2000]
    asked = list(kept[:2000])
    figures = {
        'names unseen by both sides': by_name(asked, names, text, vectors),
        'the same without the crowd': by_name(asked, names, text, vectors, 0.0),
        'names drawn from all rows': by_name(list(drawn), names, text, vectors),
        'tags of products unseen by both sides': by_tags(
            tags[unseen], text, vectors[torch.from_numpy(unseen)]
        ),
    }
    return figures, milliseconds(text, list(kept[:300]))


def main():
    options = arguments()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    start = time.process_time()
    tagger = Tagger.pretrained()
    cat = Catalogue.from_kaggle(options.data, size=tagger.size)
    seen = seen_in(cat, tagger, out / 'seen.npy')
    products = cat.products.loc[cat.pictured]
    names = products.productDisplayName.str.strip().str.lower()
    held_out = products.index.to_series().isin(shipped_split(cat)[1])
    kept = kept_names(names, held_out, options.kept)
    rows = np.flatnonzero(~names.isin(kept))
    first = seen[rows].float()
    mean = first.mean(0)
    spread = first.std(0) + 0.05 * first.std(0).mean()
    inputs, axes = reduced(seen, mean, spread, rows, options.axes)
    words = names.iloc[rows].drop_duplicates().map(lambda name: sorted(set(split_words(name))))
    counts = words.explode().value_counts()
    text = TextTower(sorted(counts.index[counts > 1]), dim=options.dim)
    head = PictureHead(options.axes, dim=options.dim)
    tags = products[TAGS].astype(object).fillna('').astype(str)
    train(text, head, inputs, names, tags, rows, options)
    whole = unfolded(head, axes, mean, spread, options.dim)
    folder = out / 'towers'
    Towers(text, whole, body_fingerprint(tagger)).save(folder)
    towers = finished(folder, names, seen, rows, options)
    figures, taken = figures_of(towers, names, kept, tags, seen)
    commit = subprocess.run(['git', 'rev-parse', 'HEAD'], capture_output=True, text=True)
    settings = {name: value for name, value in vars(options).items() if name not in PLACES}
    towers.card = settings | {
        'data': 'Fashion Product Images by P. Aggarwal (Kaggle, MIT licence)',
        'products': len(rows),
        'figures': figures,
        'ms a query': taken,
        'bytes': sum(path.stat().st_size for path in folder.rglob('*') if path.is_file()),
        'processor seconds': round(time.process_time() - start),
        'torch': torch.__version__,
        'commit': commit.stdout.strip(),
    }
    towers.save(folder)
    print(json.dumps(towers.card, indent=1), flush=True)


if __name__ == '__main__':
    main()
