"""The tokenizer: byte-level BPE with the marks as control tokens and handles, tools, JSON pieces as user-defined ones.

    python tokens.py [SIZE] [SEQUENCES]     trains tokenizer.json
"""
import bisect
import pathlib
import random
import re
import sys

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

from protocol import CONTROL, USER_TOKENS

PATH = pathlib.Path(__file__).with_name("tokenizer.json")


def train(size=4096, sequences=12000):
    from episodes import episode
    rng = random.Random(11)
    cut = re.compile("|".join(map(re.escape, sorted(USER_TOKENS, key=len, reverse=True))) + r"|[0-9]+")
    texts = [cut.sub("\n", t) for _ in range(sequences) for _, t, _ in episode(rng)]
    tok = Tokenizer(models.BPE())
    tok.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    tok.decoder = decoders.ByteLevel()
    room = size - len(CONTROL) - len(USER_TOKENS)
    tok.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=room, initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()), min_frequency=3, show_progress=False))
    tok.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in CONTROL])
    tok.add_tokens([AddedToken(t, normalized=False) for t in USER_TOKENS])
    tok.save(str(PATH))
    return tok


class Codec:
    """Sequences to ids. Text never becomes a control token."""

    def __init__(self, path=PATH):
        self.tok = Tokenizer.from_file(str(path))
        self.tok.encode_special_tokens = True
        self.mark = {m: self.tok.token_to_id(m) for m in CONTROL}
        self.size = self.tok.get_vocab_size()

    def text(self, text):
        return self.tok.encode(text).ids if text else []

    def functions(self, segments):
        """[(position, function)]: the last token of each sentence whose function is known."""
        out, at = [], 0
        for _, text, _ in segments:
            at += 1
            enc = self.tok.encode(text) if text else None
            if getattr(text, "spans", ()):
                ends = [e for _, e in enc.offsets]
                for end, function in text.spans:
                    out.append((at + bisect.bisect_left(ends, end), function))
            at += len(enc.ids) if enc else 0
        return out

    def encode(self, segments):
        """(ids, weights): weight of predicting each id. Calls 1, values 3, the mark after a value .3."""
        ids, weights, after = [], [], False
        texts = self.tok.encode_batch([t for _, t, _ in segments])
        for (mark, _, loss), enc in zip(segments, texts):
            ids.append(self.mark[mark])
            weights.append(.3 if after else 0.)
            ids += enc.ids
            weights += [(0., 1., 3.)[loss]] * len(enc.ids)
            after = loss == 2
        return ids, weights


if __name__ == "__main__":
    t = train(*map(int, sys.argv[1:]))
    print("vocabulary", t.get_vocab_size())
    c = Codec()
    for s in ["discount request", "we were overcharged, see invoice INV-2931 $n4", '{"tool":"mail.send","reply_to":"$m2","body":"$x1"}', "<|value|>x"]:
        print([c.tok.id_to_token(i) for i in c.text(s)])
