#!/usr/bin/env python3
"""Weighs the features for the kinds of names by annotated news.

usage: fit.py GOLD.jsonl EVIDENCE.jsonl WEIGHTS.rs

A conditional logit (softmax) model, fitted by full-batch Adam with a squared
penalty; deterministic. README.md has the commands.
"""
import json
import re
import sys

import numpy as np

CLASS = {"Person": 0, "Location": 1, "Facility": 1, "Organization": 2, "NORP": 3, "Misc": 4, "Product": 4}
NONE, CLASSES = 5, 6
OVERLAP = 0.3  # what a candidate counts that shares words with a gold name but not its bounds
PENALTY = 1.0
SCALE = 16


def gold(path):
    out = {}
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        text = article["text"]
        at = np.cumsum([0] + [len(c.encode()) for c in text])
        spans, covered = {}, set()
        for e in article["entities"]:
            s, t = e["start"], e["end"]
            s += len(re.match(r"(?:(?:the|a|an)\s+)?", text[s:t], re.I).group())
            t -= len(re.search(r"(?:[’']s?)?$", text[s:t]).group())
            if e["kind"] in CLASS:
                spans[int(at[s]), int(at[t])] = CLASS[e["kind"]]
                covered.update(range(int(at[s]), int(at[t])))
        out[article["id"]] = spans, covered
    return out


def load(gold_path, evidence_path):
    truth = gold(gold_path)
    lines = open(evidence_path, encoding="utf-8")
    names = next(lines).split()
    rows, lean, labels, weight = [], [], [], []
    for line in lines:
        id_, start, end, features, first, last = json.loads(line)
        spans, covered = truth[id_]
        label = spans.get((start, end), NONE)
        touches = label == NONE and (start in covered or end - 1 in covered)
        rows.append(features)
        lean.append((first, last))
        labels.append(label)
        weight.append(OVERLAP if touches else 1.0)
    x = np.zeros((len(rows), len(names)), dtype=np.float32)
    for i, features in enumerate(rows):
        x[i, features] = 1
    return names, x, np.array(lean, dtype=np.float32) / SCALE, np.array(labels), np.array(weight, dtype=np.float32)


def fit(x, lean, labels, weight, steps=600, rate=0.05):
    n = len(labels)
    y = np.eye(CLASSES, dtype=np.float32)[labels]
    params = [np.zeros((x.shape[1], CLASSES)), np.array([0.5, 0.5])]
    m, v = [0 * p for p in params], [0 * p for p in params]
    for step in range(1, steps + 1):
        w, a = params
        z = x @ w.astype(np.float32) + lean[:, 0] * np.float32(a[0]) + lean[:, 1] * np.float32(a[1])
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        d = (p - y) * weight[:, None]
        grads = [x.T @ d / n + PENALTY * w / n, np.array([(d * lean[:, j]).sum() / n for j in (0, 1)])]
        for k, g in enumerate(grads):
            m[k] = 0.9 * m[k] + 0.1 * g
            v[k] = 0.999 * v[k] + 0.001 * g * g
            params[k] = params[k] - rate * (m[k] / (1 - 0.9 ** step)) / (np.sqrt(v[k] / (1 - 0.999 ** step)) + 1e-8)
    loss = -(np.log(p[np.arange(n), labels] + 1e-9) * weight).mean()
    print(f"{n} candidates, loss {loss:.4f}, right {(p.argmax(1) == labels).mean():.4f}")
    return params


def main():
    names, x, lean, labels, weight = load(sys.argv[1], sys.argv[2])
    w, a = fit(x, lean, labels, weight)
    w = w - w.mean(1, keepdims=True)
    out = ["//! The weight of each feature for person, place, organization, people, other name",
           "//! and no name, in sixteenths of a natural logarithm.",
           "//!",
           "//! Made by `training/evidence/fit.py`. Do not edit.",
           "",
           "/// The weight of the leaning of the first word, in sixteenths.",
           f"pub(crate) const FIRST_LEANING: i32 = {round(SCALE * a[0])};",
           "/// The weight of the leaning of the last word, in sixteenths.",
           f"pub(crate) const LAST_LEANING: i32 = {round(SCALE * a[1])};",
           "",
           "/// One row for each feature, in the order of declaration.",
           "#[rustfmt::skip]",
           f"pub(crate) const WEIGHTS: [[i16; {CLASSES}]; {len(names)}] = ["]
    for name, row in zip(names, w):
        out.append("    [" + ", ".join(str(round(SCALE * c)) for c in row) + f"], // {name}")
    out.append("];")
    open(sys.argv[3], "w", encoding="utf-8").write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
