"""Trains the network.

usage: python train.py CORPORA WINDOWS PIECES.txt OUT.pt [--passes N] [--resume]

WINDOWS is the folder of the corpora's windows (`examples/windows.rs`), PIECES.txt
the list of kept word pieces. The state is saved every few minutes; --resume goes
on from it. Every random choice comes from a fixed seed.
"""
import argparse
import collections
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import data
from base import tokenizer
from features import columns_of
from network import LINK, Network, vectors

SEED = 1
BATCH = 24


def corpora(folder, windows, columns):
    """All windows to train on, by what is marked in them."""
    of = lambda name: (windows / f"{name}.jsonl", folder / f"{name}.jsonl", columns)
    return {
        "entity": list(data.entities(*of("entities.train"))),
        "quotation": list(data.quotations(*of("quotes.train"))),
        "pronoun": list(data.pronouns(*of("pronouns.train"))) + list(data.people(*of("people.gum"))),
    }


def batches(sets, pronouns, columns, chance):
    """One pass: windows of like length together, in random order; a quarter of the passages about
    pronouns, and pronouns instead of some names of sources."""
    out = []
    for name, windows in sets.items():
        if name == "pronoun":
            windows = chance.sample(windows, len(windows) // 4)
        elif name == "quotation":
            windows = [varied(w, pronouns, columns, chance) for w in windows]
        jittered = sorted(windows, key=lambda w: len(w.pieces) + chance.uniform(-12, 12))
        out += [jittered[i:i + BATCH] for i in range(0, len(jittered), BATCH)]
    chance.shuffle(out)
    return out


def varied(window, pronouns, columns, chance):
    """The window itself, or with a pronoun for the name of a source."""
    again = list(data.spoken_again(window))
    if not again or chance.random() > 0.6:
        return window
    number, _ = chance.choice(again)
    return data.with_pronoun(window, number, pronouns, columns, chance)


def pronouns_of(sets, kept, columns):
    """For "he" and "she" the piece and the features it most often has as a source."""
    out = []
    for word in ("he", "she"):
        piece = kept.index(word)
        seen = collections.Counter(
            tuple(w.features[i]) for w in sets["quotation"] for i, first in enumerate(w.firsts)
            if w.pieces[first] == piece and w.quotation[i] == 1 and not set(w.features[i]) & set(columns.positions))
        out.append((piece, seen.most_common(1)[0][0]))
    return out


def blur(pieces, features, columns, marks, generator):
    """Hides a little of what is given, so that nothing is relied on blindly: single pieces, what the rules
    made of a window, what the lists say; and writes quotation marks in other styles."""
    rows = pieces.shape[0]
    hidden = (torch.rand(pieces.shape, generator=generator) < 0.04) & (pieces > 3)
    pieces = pieces.masked_fill(hidden, 1)
    chance = torch.rand(rows, 4, generator=generator)
    for row in range(rows):
        if chance[row, 0] < 0.15:
            features[row, :, columns.rule_entities] = 0
        if chance[row, 1] < 0.25:
            features[row, :, columns.rule_quotations] = 0
        if chance[row, 2] < 0.05:
            features[row, :, columns.lists] = 0
        if chance[row, 3] < 0.4:
            style = marks["styles"][int(chance[row, 3] * 1000) % len(marks["styles"])]
            for mark, other in zip(marks["own"], style):
                pieces[row] = pieces[row].masked_fill(pieces[row] == mark, other)
    return pieces, features


def loss_of(network, batch, columns, generator, marks):
    pieces, features, real = data.tensors(batch, columns)
    pieces, features = blur(pieces, features, columns, marks, generator)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        entity, quotation, links = network(pieces, features, real)
    total = 0.0
    for which, logits in (("entity", entity), ("quotation", quotation)):
        if getattr(batch[0], which) is not None:
            labels = torch.full(pieces.shape, data.UNLABELLED)
            for i, w in enumerate(batch):
                labels[i, w.firsts] = torch.tensor(getattr(w, which))
            total = total + F.cross_entropy(logits.float().flatten(0, 1), labels.flatten(),
                                            ignore_index=data.UNLABELLED)
    return total + sum(link_losses(batch, links.float()))


def at(window, word):
    """The piece that stands for a word; the window's opening one for nobody."""
    return 0 if word == data.NOBODY else window.firsts[word]


def link_losses(batch, links):
    """How far the pointers of contents, cues and pronouns are from where they should point."""
    scale = LINK ** -0.5
    point = {"cue": [], "of content": [], "of cue": []}
    pronouns, same = [], []
    for i, w in enumerate(batch):
        v = vectors(links[i, :len(w.pieces)])
        # Only where a word begins, or at the opening piece, can anything be pointed to.
        allowed = torch.full((len(w.pieces),), -1e4)
        allowed[[0] + w.firsts] = 0
        if w.contents:
            first, last, cue, source = (torch.tensor([at(w, word) for word in column])
                                        for column in zip(*w.contents))
            query = v["content first"][first] + v["content last"][last]
            point["cue"].append(F.cross_entropy(query @ v["cue key"].T * scale + allowed, cue, reduction="none"))
            query = v["source from content first"][first] + v["source from content last"][last]
            point["of content"].append(
                F.cross_entropy(query @ v["source key"].T * scale + allowed, source, reduction="none"))
        if w.cues:
            cue, source = (torch.tensor([at(w, word) for word in column]) for column in zip(*w.cues))
            point["of cue"].append(F.cross_entropy(
                v["source from cue"][cue] @ v["source key"].T * scale + allowed, source, reduction="none"))
        if w.pronouns:
            who, there, meant = zip(*w.pronouns)
            query = v["pronoun"][[at(w, word) for word in who]]
            keys = v["person key"]
            scores = (query * (keys[[at(w, word) for word in there]] - keys[0])).sum(-1) * scale
            pronouns.append(scores)
            same.append(torch.tensor(meant, dtype=torch.float))
    losses = [0.15 * torch.cat(rows).mean() for rows in point.values() if rows]
    if pronouns:
        losses.append(0.5 * F.binary_cross_entropy_with_logits(torch.cat(pronouns), torch.cat(same)))
    return losses


def quotation_marks(kept):
    number = {piece: i for i, piece in enumerate(kept)}
    pick = lambda text: [number[c] for c in text]
    return {"own": pick("“”"), "styles": [pick('""'), pick("«»"), pick("„“"), pick("‘’"), pick("''")]}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "windows", "pieces", "out"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("--passes", type=float, default=6)
    arguments.add_argument("--resume", action="store_true")
    given = arguments.parse_args()

    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    kept = given.pieces.read_text(encoding="utf-8").splitlines()
    columns = columns_of(given.windows / "quotes.train.jsonl")
    network = Network(kept, columns)
    words = tokenizer()
    network.start_from_base([words.token_to_id(piece) for piece in kept])
    sets = corpora(given.corpora, given.windows, columns)
    marks = quotation_marks(kept)
    pronouns = pronouns_of(sets, kept, columns)
    print({name: len(windows) for name, windows in sets.items()}, flush=True)

    new = [p for name, p in network.named_parameters() if name.split(".")[0] in ("features", "entity", "quotation", "link")]
    fresh = set(map(id, new))
    encoder = [p for p in network.parameters() if id(p) not in fresh]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": 1.5e-4}, {"params": new, "lr": 1e-3}], weight_decay=0.01)
    per_pass = len(batches(sets, pronouns, columns, random.Random(SEED)))
    steps = int(per_pass * given.passes)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / 100) * max(0.01, 1 - step / steps))
    average = {name: p.detach().clone() for name, p in network.named_parameters()}
    step = 0
    if given.resume and given.out.exists():
        state = torch.load(given.out)
        columns.check(state["features"], given.out)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        average, step = state["average"], state["step"]
        print("going on from step", step, flush=True)

    def save():
        torch.save({"features": columns.names, "network": network.state_dict(), "average": average, "optimizer": optimizer.state_dict(),
                    "schedule": schedule.state_dict(), "step": step, "steps": steps}, given.out)

    network.train()
    started, running = time.time(), 0.0
    while step < steps:
        # Order and blur follow from the pass alone, so that going on repeats nothing and skips nothing.
        number = step // per_pass
        order = batches(sets, pronouns, columns, random.Random(SEED + number))
        for batch in order[step - number * per_pass:]:
            if step >= steps:
                break
            generator = torch.Generator().manual_seed(SEED * 1_000_003 + step)
            torch.manual_seed(SEED * 7_000_003 + step)
            loss = loss_of(network, batch, columns, generator, marks)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            step += 1
            running += loss.item()
            keep = min(0.998, 1 - 1 / (step / 4 + 1))
            with torch.no_grad():
                for name, p in network.named_parameters():
                    average[name].lerp_(p, 1 - keep)
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {running / 50:.4f}, {time.time() - started:.0f} s", flush=True)
                running = 0.0
            if step % 200 == 0:
                save()
    save()


if __name__ == "__main__":
    main()
