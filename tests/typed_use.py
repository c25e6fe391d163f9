"""Not run: what a type checker must see of the methods that the pages add to classes.

A comment `type: ignore[attr-defined]` that is not needed is an error too: so these lines prove that
a method which is not there is noticed.
"""

from fashionrec import Catalogue, PropertyPredictor, Recommender, SimilarityIndex, Tagger
from fashionrec.resnet_similarity import Embedder


def one_photo(photo: str) -> None:
    "Tags, similar products and a product page"
    tagger = Tagger.pretrained()
    tagger.tag(photo)
    tagger.tags(photo)  # type: ignore[attr-defined]
    cat = Catalogue.sample(48)
    cat.images(cat.products.index)
    cat.pictures(cat.products.index)  # type: ignore[attr-defined]
    index = SimilarityIndex.build(cat, Embedder('fashion'))
    index.search(photo, k=6)
    index.searching(photo)  # type: ignore[attr-defined]
    PropertyPredictor.fit(cat, 'gender').predict(cat)
    rec = Recommender.fit(cat)
    rec.product_page(photo)
    rec.product_pages(photo)  # type: ignore[attr-defined]
