"""Writes the trained network as the program reads it.

usage: python export.py TRAINED.pt WINDOWS PIECES.txt FOLDER [--floats]

FOLDER gets `analysis.onnx`, a graph built by hand of the operators that rten
runs fastest (one product for query, key and value, packed attention, fused
skip and layer normalization), `analysis.data`, its weights, which the program
uses where they stand and without a copy, `pieces.bin`, a vector for each
word piece, and `features.txt`, the names of the features in the order of their
columns, which a test compares with those of the program.
Weights of the six layers are whole numbers of BITS bits with a scale for each
output; activations are unsigned bytes whose scales are fixed here, from what
the layers see on windows of the training articles. --floats leaves out both,
for comparing.

Seven bits and not eight: processors without a byte dot product add pairs of
products in sixteen bits and saturate; so the same numbers come out of every machine.
"""
import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import data
from features import Columns
from network import Network

MICROSOFT = "com.microsoft"
BITS = 7
# How far the scales of a product's inputs are evened out into its weights (SmoothQuant, Xiao et al. 2023).
SMOOTH = 0.5


class Graph:
    """Collects nodes and constants; every method returns the name of its output."""

    def __init__(self):
        self.nodes, self.constants, self.names = [], [], {}

    def constant(self, value):
        value = np.asarray(value, order="C")
        key = (value.dtype.str, value.shape, value.tobytes())
        if key not in self.names:
            self.names[key] = f"c{len(self.names)}"
            self.constants.append(numpy_helper.from_array(value, self.names[key]))
        return self.names[key]

    def op(self, kind, *inputs, domain="", name=None, **attributes):
        out = name or f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], domain=domain, **attributes))
        return out


def numbers(tensor):
    return tensor.detach().double().numpy()


class Encoder:
    """Builds the graph of a trained network; `ranges` are the least and greatest inputs of each product, by channel."""

    def __init__(self, network, ranges):
        self.graph, self.network, self.ranges = Graph(), network, ranges

    def float_constant(self, value):
        return self.graph.constant(np.asarray(value, np.float32))

    def product(self, x, name, weight):
        """x times the transposed weight, in whole numbers where ranges are known, without bias."""
        g, w = self.graph, numbers(weight).T
        if not self.ranges:
            return g.op("MatMul", x, self.float_constant(w))
        low, high = self.ranges[name]
        if name.split(".")[-1] in ("qkv", "up"):
            reach = np.maximum(np.maximum(-low, high), 1e-5)
            factor = reach ** SMOOTH / np.maximum(np.abs(w).max(1), 1e-5) ** (1 - SMOOTH)
            factor /= np.exp(np.log(factor).mean())
            x = g.op("Mul", x, self.float_constant(1 / factor))
            w, low, high = w * factor[:, None], low / factor, high / factor
        low, high = min(low.min(), 0.0), max(high.max(), 0.0)
        scale = np.float32(max((high - low) / 255, 1e-8))
        zero = g.constant(np.uint8(np.clip(round(-low / float(scale)), 0, 255)))
        most = 2 ** (BITS - 1) - 1
        steps = np.maximum(np.abs(w).max(0), 1e-8) / most
        whole = np.clip(np.rint(w / steps), -most, most).astype(np.int8)
        x = g.op("QuantizeLinear", x, g.constant(scale), zero)
        y = g.op("MatMulInteger", x, g.constant(whole), zero, g.constant(np.zeros(w.shape[1], np.int8)))
        y = g.op("Cast", y, to=TensorProto.FLOAT)
        return g.op("Mul", y, self.float_constant(steps * scale))

    def layer(self, x, number, layer):
        g, width = self.graph, layer.out.out_features
        heads, each = layer.heads, width // layer.heads
        # Packed by head, as MultiHeadAttention takes them: (head, which of query, key and value, channel).
        packed = lambda t: t.view(3, heads, each, *t.shape[1:]).transpose(0, 1).reshape(t.shape)
        # A key's bias adds the same to all scores of a row, which softmax does not see; a value's
        # bias passes through attention unchanged and goes into the bias after it.
        query, _, value = layer.qkv.bias.view(3, width)
        nothing = torch.zeros_like(query)
        bias = packed(torch.cat([query, nothing, nothing]))
        after = layer.out.bias + layer.out.weight @ value
        qkv = self.product(x, f"{number}.qkv", packed(layer.qkv.weight))
        qkv = g.op("Add", qkv, self.float_constant(numbers(bias)))
        qkv = g.op("Reshape", qkv, g.constant(np.array([0, 0, heads, 3, each], np.int64)))
        mixed = g.op("MultiHeadAttention", qkv, domain=MICROSOFT, num_heads=heads)
        x = self.normed(self.product(mixed, f"{number}.out", layer.out.weight), x, layer.norm1, after)
        up = self.product(x, f"{number}.up", layer.up.weight)
        up = g.op("BiasGelu", up, self.float_constant(numbers(layer.up.bias)), domain=MICROSOFT)
        return self.normed(self.product(up, f"{number}.down", layer.down.weight), x, layer.norm2, layer.down.bias)

    def normed(self, y, x, norm, bias):
        return self.graph.op("SkipLayerNormalization", y, x, *(self.float_constant(numbers(t)) for t in
                             (norm.weight, norm.bias, bias)), domain=MICROSOFT, epsilon=1e-12)

    def linear(self, x, module, name=None):
        y = self.graph.op("MatMul", x, self.float_constant(numbers(module.weight).T))
        if module.bias is None:
            return y
        return self.graph.op("Add", y, self.float_constant(numbers(module.bias)), name=name)

    def head(self, both, module, name):
        hidden = self.graph.op("MatMul", both, self.float_constant(numbers(module.up.weight).T))
        hidden = self.graph.op("BiasGelu", hidden, self.float_constant(numbers(module.up.bias)), domain=MICROSOFT)
        return self.linear(hidden, module.down, name)

    def model(self):
        g, n = self.graph, self.network
        whole = lambda *values: g.constant(np.array(values, np.int64))
        length = g.op("Slice", g.op("Shape", "vectors"), whole(1), whole(2))
        places = g.op("Slice", self.float_constant(numbers(n.places)), whole(0), length, whole(0))
        x = g.op("Add", g.op("Add", "vectors", places), self.linear("features", n.features))
        x = g.op("LayerNormalization", x, self.float_constant(numbers(n.norm.weight)),
                 self.float_constant(numbers(n.norm.bias)), axis=-1, epsilon=1e-12)
        for number, layer in enumerate(n.layers):
            x = self.layer(x, number, layer)
        both = g.op("Concat", x, "features", axis=-1)
        self.head(both, n.entity, "entity")
        self.head(both, n.quotation, "quotation")
        self.linear(both, n.link, "links")
        value = lambda name, width: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", width])
        outputs = [value("entity", n.entity.down.out_features), value("quotation", n.quotation.down.out_features),
                   value("links", n.link.out_features)]
        inputs = [value("vectors", n.places.shape[1]), value("features", n.features.in_features)]
        graph = helper.make_graph(g.nodes, "analysis", inputs, outputs, g.constants)
        return helper.make_model(graph, ir_version=10, opset_imports=[
            helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)])


def calibrate(network, windows, columns):
    """Least and greatest input of each product, by channel."""
    ranges, hooks = {}, []

    def watch(name, module, shift=0.0):
        def see(_, inputs):
            x = inputs[0].detach().flatten(0, -2).double().numpy() - shift
            low, high = x.min(0), x.max(0)
            if name in ranges:
                low, high = np.minimum(low, ranges[name][0]), np.maximum(high, ranges[name][1])
            ranges[name] = (low, high)
        hooks.append(module.register_forward_pre_hook(see))

    for i, layer in enumerate(network.layers):
        watch(f"{i}.qkv", layer.qkv)
        watch(f"{i}.out", layer.out, numbers(layer.qkv.bias.chunk(3)[2]))
        watch(f"{i}.up", layer.up)
        watch(f"{i}.down", layer.down)
    with torch.no_grad():
        for w in windows:
            pieces, features, _ = data.tensors([w], columns)
            network(pieces, features)
    for hook in hooks:
        hook.remove()
    return ranges


def write_pieces(network, path):
    table = network.pieces.weight.detach().numpy()
    scales = np.maximum(np.abs(table).max(1), 1e-8) / 127
    whole = np.rint(table / scales[:, None]).astype(np.int8)
    path.write_bytes(scales.astype("<f4").tobytes() + whole.tobytes())
    return torch.from_numpy(whole * scales[:, None].astype(np.float32))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("trained", "windows", "pieces", "folder"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("--floats", action="store_true")
    given = arguments.parse_args()
    kept = given.pieces.read_text(encoding="utf-8").splitlines()
    state = torch.load(given.trained)
    columns = Columns(state["features"])
    network = Network(kept, columns)
    network.load_state_dict(state["average"])
    network.eval()
    network.pieces.weight.data = write_pieces(network, given.folder / "pieces.bin")
    ranges = {}
    if not given.floats:
        windows = []
        for name in ("quotes", "entities"):
            articles = data.articles(given.windows / f"{name}.train.jsonl", columns)
            windows += [w for article in articles for w in article.windows][::200]
        ranges = calibrate(network, windows, columns)
    model = Encoder(network, ranges).model()
    onnx.checker.check_model(model)
    save(model, given.folder)
    (given.folder / "features.txt").write_text("".join(name + "\n" for name in columns.names), encoding="utf-8")


def save(model, folder):
    """Writes the graph, and beside it all weights that are more than a few numbers."""
    # What is there already would be added to.
    (folder / "analysis.data").unlink(missing_ok=True)
    onnx.save_model(
        model,
        folder / "analysis.onnx",
        save_as_external_data=True,
        location="analysis.data",
        size_threshold=1024,
    )


if __name__ == "__main__":
    main()
