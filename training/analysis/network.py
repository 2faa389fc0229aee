"""The network: six layers of MiniLM that also see features of each word, with heads for names, quotations and links."""
import json

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from base import FOLDER
from data import ENTITY, QUOTATION

LINK = 64
# What points from where to where: see `Network.links`.
LINKS = ("content first", "content last", "cue key", "source from content first", "source from content last",
         "source from cue", "source key", "pronoun", "person key")


class Layer(nn.Module):
    """One layer of BERT: attention and a feed-forward network, each normalized after."""

    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        b, s, width = x.shape
        q, k, v = (t.view(b, s, self.heads, -1).transpose(1, 2) for t in self.qkv(x).chunk(3, dim=-1))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + drop(self.out(mixed.transpose(1, 2).reshape(b, s, width)), self.training))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x))), self.training))


def drop(x, training, share=0.1):
    """Dropout of whole channels of a window: on processors random numbers for every single value cost as much
    as a layer does."""
    if not training:
        return x
    kept = torch.rand(x.shape[0], 1, x.shape[2]) >= share
    return x * (kept / (1 - share)).to(x.dtype)


class Head(nn.Module):
    """Labels of a word from its vector and its features."""

    def __init__(self, width, features, labels):
        super().__init__()
        self.up = nn.Linear(width + features, 256)
        self.down = nn.Linear(256, labels)

    def forward(self, x, features):
        hidden = F.gelu(self.up(torch.cat([x, features], -1)))
        return self.down(drop(hidden, self.training))


class Network(nn.Module):
    """Pieces (batch, n) and features (batch, n, number of features) to labels and link vectors of each piece."""

    def __init__(self, pieces, columns):
        super().__init__()
        config = json.loads((FOLDER / "config.json").read_text())
        width = config["hidden_size"]
        self.pieces = nn.Embedding(len(pieces), width)
        self.places = nn.Parameter(torch.zeros(256, width))
        self.features = nn.Linear(len(columns), width, bias=False)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, config["num_attention_heads"], config["intermediate_size"])
                                    for _ in range(config["num_hidden_layers"]))
        self.entity = Head(width, len(columns), len(ENTITY))
        self.quotation = Head(width, len(columns), len(QUOTATION))
        self.link = nn.Linear(width + len(columns), LINK * len(LINKS))
        nn.init.zeros_(self.features.weight)

    def start_from_base(self, numbers):
        """Takes over the base weights; `numbers` are the kept pieces in the base's own numbering."""
        base = load_file(str(FOLDER / "model.safetensors"))
        take = lambda name: base[name]
        with torch.no_grad():
            self.pieces.weight.copy_(take("embeddings.word_embeddings.weight")[numbers])
            self.places.copy_(take("embeddings.position_embeddings.weight")[:256]
                              + take("embeddings.token_type_embeddings.weight")[0])
            copy(self.norm, base, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    getattr(layer.qkv, part).copy_(torch.cat(
                        [take(f"{at}attention.self.{name}.{part}") for name in ("query", "key", "value")]))
                copy(layer.out, base, at + "attention.output.dense")
                copy(layer.norm1, base, at + "attention.output.LayerNorm")
                copy(layer.up, base, at + "intermediate.dense")
                copy(layer.down, base, at + "output.dense")
                copy(layer.norm2, base, at + "output.LayerNorm")

    def forward(self, pieces, features, real=None):
        x = self.pieces(pieces) + self.places[: pieces.shape[1]] + self.features(features)
        x = drop(self.norm(x), self.training)
        mask = None
        if real is not None:
            mask = real[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return self.entity(x, features), self.quotation(x, features), self.link(torch.cat([x, features], -1))


def copy(module, base, name):
    module.weight.copy_(base[name + ".weight"])
    module.bias.copy_(base[name + ".bias"])


def vectors(links):
    """The link output (n, LINK × links) as a dictionary of name to (n, LINK)."""
    return dict(zip(LINKS, links.split(LINK, -1)))
