"""Writes a checkpoint as GGUF: architecture llama, byte-level BPE, with the protocol's version.

    python export.py out/NAME.pt pocket-student.gguf [--format q8_0] [--live] [--temperature 1.3]

The temperature of the answers is folded into the last norm: it changes how sure the student is, never what it says.
"""
import argparse
import json

import gguf
import numpy as np
import torch

from protocol import PROTOCOL
from tokens import PATH


#: How matrices are stored. What has no more than eight bits keeps one factor for 32 numbers; all matrices here are of such rows.
FORMATS = {"f16": "F16", "q8_0": "Q8_0", "q5_1": "Q5_1", "q5_0": "Q5_0", "q4_1": "Q4_1", "q4_0": "Q4_0"}


def export(checkpoint, path, format="q8_0", live=False, temperature=1.0):
    z = torch.load(checkpoint, weights_only=False, map_location="cpu")
    s, w = z["shape"], z["model" if live else "averaged"]
    w = {**w, "norm": w["norm"] / temperature}
    out = gguf.GGUFWriter(path, "llama")
    head = s["d"] // s["heads"]
    out.add_name("pocket student")
    out.add_description("Reads mails and fills in tool calls for Understudy. Trained from scratch on synthetic text.")
    out.add_license("Apache-2.0 OR MIT")
    out.add_license_name("Apache License 2.0 or MIT License")
    out.add_uint32("understudy.protocol", PROTOCOL)
    out.add_context_length(s["context"])
    out.add_embedding_length(s["d"])
    out.add_block_count(s["layers"])
    out.add_feed_forward_length(s["ff"])
    out.add_head_count(s["heads"])
    out.add_head_count_kv(s["heads"])
    out.add_layer_norm_rms_eps(s["eps"])
    out.add_rope_dimension_count(head)
    out.add_rope_freq_base(s["theta"])
    out.add_vocab_size(s["vocab"])
    out.add_file_type(gguf.LlamaFileType[f"MOSTLY_{FORMATS[format]}"])

    t = json.loads(z.get("tokenizer") or PATH.read_text())
    words = {i: k for k, i in t["model"]["vocab"].items()}
    kinds = {i: gguf.TokenType.NORMAL for i in words}
    for a in t["added_tokens"]:
        words[a["id"]] = a["content"]
        kinds[a["id"]] = gguf.TokenType.CONTROL if a["special"] else gguf.TokenType.USER_DEFINED
    ids = {a["content"]: a["id"] for a in t["added_tokens"]}
    out.add_tokenizer_model("gpt2")
    out.add_tokenizer_pre("gpt-2")
    out.add_token_list([words[i] for i in range(s["vocab"])])
    out.add_token_types([kinds[i] for i in range(s["vocab"])])
    out.add_token_merges([" ".join(m) if isinstance(m, list) else m for m in t["model"]["merges"]])
    out.add_bos_token_id(ids["<|end|>"])
    out.add_eos_token_id(ids["<|end|>"])
    out.add_pad_token_id(ids["<|pad|>"])
    out.add_add_bos_token(False)
    out.add_add_eos_token(False)

    def tensor(name, value):
        a = value.detach().float().numpy()
        if a.ndim == 1:
            out.add_tensor(name, a.astype(np.float32))
        else:
            kind = gguf.GGMLQuantizationType[FORMATS[format]]
            out.add_tensor(name, gguf.quants.quantize(a, kind), raw_dtype=kind)

    tensor("token_embd.weight", w["embed"])
    tensor("output_norm.weight", w["norm"])
    for i in range(s["layers"]):
        p, b = f"blocks.{i}.", f"blk.{i}."
        q, k, v = w[p + "qkv"].chunk(3)
        g, u = w[p + "gu"].chunk(2)
        for name, value in [("attn_norm", w[p + "n1"]), ("attn_q", q), ("attn_k", k), ("attn_v", v), ("attn_output", w[p + "o"]),
                            ("ffn_norm", w[p + "n2"]), ("ffn_gate", g), ("ffn_up", u), ("ffn_down", w[p + "down"])]:
            tensor(b + name + ".weight", value)
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


def shape_of(path):
    """The shape of an exported file, under the names of model.py."""
    field = gguf.GGUFReader(path).fields
    names = {"vocab": "vocab_size", "d": "embedding_length", "layers": "block_count", "heads": "attention.head_count", "ff": "feed_forward_length", "context": "context_length", "theta": "rope.freq_base", "eps": "attention.layer_norm_rms_epsilon"}
    return {k: field[f"llama.{name}"].contents() for k, name in names.items()}


def unpack(path, shape):
    """The weights of an exported file, dequantised, under the names of model.py."""
    held = {t.name: torch.tensor(np.array(gguf.quants.dequantize(t.data, t.tensor_type))) for t in gguf.GGUFReader(path).tensors}
    out = {"embed": held["token_embd.weight"], "norm": held["output_norm.weight"]}
    for i in range(shape["layers"]):
        p, b = f"blocks.{i}.", f"blk.{i}."
        out[p + "qkv"] = torch.cat([held[b + f"attn_{x}.weight"] for x in "qkv"])
        out[p + "gu"] = torch.cat([held[b + f"ffn_{x}.weight"] for x in ("gate", "up")])
        for name, theirs in [("n1", "attn_norm"), ("n2", "ffn_norm"), ("o", "attn_output"), ("down", "ffn_down")]:
            out[p + name] = held[b + theirs + ".weight"]
    return out


if __name__ == "__main__":
    cli = argparse.ArgumentParser()
    cli.add_argument("checkpoint")
    cli.add_argument("file")
    cli.add_argument("--format", choices=FORMATS, default="q8_0")
    cli.add_argument("--live", action="store_true")
    cli.add_argument("--temperature", type=float, default=1.0)
    cli = cli.parse_args()
    export(cli.checkpoint, cli.file, cli.format, cli.live, cli.temperature)
