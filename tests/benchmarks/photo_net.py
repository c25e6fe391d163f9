"""The network of `train_photos.py`: EfficientNet-Lite0, an embedding, a head for each tag.

It is `fashionrec.tagging.TagNet` on that body, for machines that have PyTorch alone.
"""

import torch
from torch import nn
from torch.nn import functional as F
from fashionrec.efficientnet import EfficientNetLite0


class PhotoNet(nn.Module):
    "EfficientNet-Lite0, an embedding of `dim` numbers, and a head for each tag"

    def __init__(
        self,
        sizes,  # Number of classes of each head
        size: tuple = (96, 128),  # (width, height) at which pictures are looked at
        dim: int = 128,  # Length of the embedding
    ):
        super().__init__()
        self.sizes, self.config = list(sizes), dict(size=list(size), dim=dim)
        self.body = EfficientNetLite0()
        self.vector = nn.Sequential(nn.Linear(1280, dim, bias=False), nn.BatchNorm1d(dim))
        self.head = nn.Linear(dim, sum(self.sizes))

    def embed(self, x):  # float32 (n, 3, h, w) in [0, 1] → float32 (n, dim)
        "The vectors from which the tags are read"
        width, height = self.config['size']
        if x.shape[2:] != (height, width):
            x = F.interpolate(x, (height, width), mode='bilinear', antialias=x.shape[2] > height)
        with torch.autocast('cuda', torch.bfloat16, enabled=x.is_cuda):
            z = self.vector(self.body(x))
        return 12 * F.normalize(z.float())

    def forward(
        self, x
    ):  # float32 (n, 3, h, w) in [0, 1] → logits (n, sum(sizes)), head after head
        "The logits of all heads, side by side"
        return self.head(self.embed(x))
