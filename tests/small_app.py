"""What the tests of the app share: a small recommender, pictures as files, an app without a rate"""

from io import BytesIO

import torch

from fashionrec.data import Catalogue
from fashionrec.recommender import Recommender
from fashionrec.safety import Limits
from fashionrec.tagging import Tagger

FREE = Limits(rate=1e6, burst=1e6)
BEARER = {'authorization': 'Bearer secret'}


def saved(image, kind='JPEG', **options):
    "A picture as a file"
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def small_recommender(size):
    "A recommender of a small catalogue"
    torch.set_num_threads(1)  # Tiny networks wait for each other's threads on a busy machine
    tagger = Tagger.pretrained()
    cat = Catalogue.sample(size)
    return Recommender.fit(cat, properties=['isFragile'], tagger=tagger, progress=False)
