"""Computes what the network must say of a window, for the test that the program says the same.

usage: python expect.py TRAINED.pt FOLDER WINDOWS.jsonl PIECES.txt > tests/analysis/network/expected.json

FOLDER holds `analysis.onnx` and `pieces.bin`; WINDOWS.jsonl are windows of articles
of our own (`examples/windows.rs`), of which the first window of the first is taken.
The exported graph is computed here operator by operator in NumPy with 64-bit
floats, independently of any runtime: from it the program may differ by roundings
alone. `trained` is what the network itself says, as it was trained and in floats:
from it the program differs by what seven bits cost, and by every fault of the export.
"""
import json
import math
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

import torch

import data
from features import Columns
from network import Network


def attention(x, heads):
    b, s, _, _, each = x.shape
    q, k, v = (x[:, :, :, i].transpose(0, 2, 1, 3) for i in range(3))
    scores = q @ k.transpose(0, 1, 3, 2) / math.sqrt(each)
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    weights /= weights.sum(-1, keepdims=True)
    return (weights @ v).transpose(0, 2, 1, 3).reshape(b, s, heads * each)


def norm(x, scale, bias, epsilon):
    x = x - x.mean(-1, keepdims=True)
    return x / np.sqrt((x * x).mean(-1, keepdims=True) + epsilon) * scale + bias


def gelu(x):
    return x * 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))


def reshape(x, shape):
    return x.reshape([x.shape[i] if n == 0 else n for i, n in enumerate(shape)])


OPERATORS = {
    "Add": lambda a, b: a + b,
    "Mul": lambda a, b: a * b,
    "MatMul": lambda a, b: a @ b,
    "Concat": lambda *parts, axis: np.concatenate(parts, axis),
    "Shape": lambda x: np.array(x.shape),
    "Slice": lambda x, start, end, axis=0: x[int(np.ravel(start)[0]):int(np.ravel(end)[0])],
    "Reshape": reshape,
    "Cast": lambda x, to: x.astype(np.float64),
    "QuantizeLinear": lambda x, scale, zero: np.clip(np.rint(x / scale) + zero, 0, 255),
    "MatMulInteger": lambda a, b, za, zb: (a - za) @ (b.astype(np.float64) - zb),
    "LayerNormalization": lambda x, scale, bias, axis, epsilon: norm(x, scale, bias, epsilon),
    "SkipLayerNormalization": lambda x, skip, scale, bias, further, epsilon: norm(x + skip + further, scale, bias, epsilon),
    "BiasGelu": lambda x, bias: gelu(x + bias),
    "MultiHeadAttention": lambda x, num_heads: attention(x, num_heads),
}


def run(model, given):
    values = {c.name: numpy_helper.to_array(c) for c in model.graph.initializer}
    values = {name: v.astype(np.float64) if v.dtype == np.float32 else v for name, v in values.items()}
    values.update(given)
    for node in model.graph.node:
        attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
        values[node.output[0]] = OPERATORS[node.op_type](*(values[i] for i in node.input), **attributes)
    return [values[o.name][0] for o in model.graph.output]


def trained(state, window, kept, columns):
    """Entity and quotation scores of each word and the first links, by the network that was trained."""
    network = Network(kept, columns)
    network.load_state_dict(state["average"])
    network.eval()
    with torch.no_grad():
        entity, quotation, links = network(*data.tensors([window], columns))
    firsts = window.firsts
    return {
        "entity": rounded(entity[0][firsts]),
        "quotation": rounded(quotation[0][firsts]),
        "links": rounded(links[0][[0] + firsts[:4]]),
    }


def rounded(rows):
    return np.round(np.asarray(rows, dtype=np.float64), 3).tolist()


def main():
    folder = Path(sys.argv[2])
    state = torch.load(sys.argv[1])
    columns = Columns(state["features"])
    window = next(data.articles(sys.argv[3], columns)).windows[0]
    kept = Path(sys.argv[4]).read_text(encoding="utf-8").splitlines()
    vectors_of_pieces = (folder / "pieces.bin").read_bytes()
    count = len(vectors_of_pieces) // (384 + 4)
    scales = np.frombuffer(vectors_of_pieces, "<f4", count).astype(np.float64)
    table = np.frombuffer(vectors_of_pieces, np.int8, count * 384, offset=4 * count).reshape(count, 384)
    pieces, firsts = window.pieces, window.firsts
    vectors = (table[pieces] * scales[pieces][:, None])[None]
    features = np.zeros((1, len(pieces), len(columns)))
    for word, (first, end) in enumerate(zip(firsts, firsts[1:] + [len(pieces) - 1])):
        features[0, first:end, window.features[word]] = 1
    entity, quotation, links = run(onnx.load(folder / "analysis.onnx"), {"vectors": vectors, "features": features})
    print(json.dumps({
        "entity": rounded(entity[firsts]),
        "quotation": rounded(quotation[firsts]),
        "links": rounded(links[[0] + firsts[:4]]),
        "trained": trained(state, window, kept, columns),
    }))


if __name__ == "__main__":
    main()
