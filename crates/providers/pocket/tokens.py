"""The tokenizer: byte-level BPE with the marks as control tokens and handles, tools, JSON pieces as user-defined ones.

    python tokens.py [SIZE] [SEQUENCES]     trains tokenizer.json
"""
import pathlib
import random
import re
import sys

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

from protocol import CONTROL, USER_TOKENS

PATH = pathlib.Path(__file__).with_name("tokenizer.json")


def train(size=6144, sequences=12000, path=PATH):
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
    tok.save(str(path))
    return tok


#: The pre-tokenizer's words (GPT-2's pattern) and the texts that are one token wherever they stand.
WORDS = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?[^\W\d_]+| ?\d+| ?(?:[^\s\w]|_)+|\s+(?!\S)|\s+")
WHOLE = re.compile("(" + "|".join(map(re.escape, sorted(USER_TOKENS, key=len, reverse=True))) + ")")
#: Weight of predicting a token, by the code that a sequence carries: nothing, the mark after a value, calls, values.
WEIGHTS = (0., .3, 1., 3.)


class Codec:
    """Sequences to ids. Text never becomes a control token.

    The ids of a word do not depend on its neighbours, so words are looked up once: four times as quick as the library.
    """

    def __init__(self, path=PATH):
        """`path`: a tokenizer.json, or its text, as a checkpoint keeps it."""
        text = path if str(path).startswith("{") else pathlib.Path(path).read_text()
        self.tok = Tokenizer.from_str(text)
        self.tok.encode_special_tokens = True
        self.mark = {m: self.tok.token_to_id(m) for m in CONTROL}
        self.size = self.tok.get_vocab_size()
        self.known = {t: [self.tok.token_to_id(t)] for t in USER_TOKENS}
        self.plain = sorted(i for t, i in self.tok.get_vocab().items() if t not in self.known and t not in self.mark)

    def text(self, text, spans=(), at=0, functions=None):
        """Ids of a text. Where `functions` is given, (position, function) of each span's last token is added to it."""
        ids, known, end, todo = [], self.known, 0, 0
        for k, part in enumerate(WHOLE.split(text)):
            for word in (part,) if k % 2 else WORDS.findall(part):
                got = known.get(word)
                if got is None:
                    got = self.tok.encode(word).ids
                    if len(known) < 300_000:
                        known[word] = got
                ids += got
                end += len(word)
                while todo < len(spans) and spans[todo][0] <= end:
                    functions.append((at + len(ids) - 1, spans[todo][1]))
                    todo += 1
        return ids

    def parts(self, segments):
        """(ids, codes of WEIGHTS, [(position, function)] of the mails' sentences, [(start, end)] of the mails' words)."""
        ids, codes, functions, mails, after = [], [], [], [], 0
        for mark, text, loss in segments:
            ids.append(self.mark[mark])
            codes.append(after)
            spans = getattr(text, "spans", ())
            t = self.text(text, spans, len(ids), functions)
            if spans:
                mails.append((len(ids), len(ids) + len(t)))
            ids += t
            codes += [(0, 2, 3)[loss]] * len(t)
            after = 1 if loss == 2 else 0
        return ids, codes, functions, mails

    def encode(self, segments):
        """(ids, weights): weight of predicting each id."""
        ids, codes, _, _ = self.parts(segments)
        return ids, [WEIGHTS[c] for c in codes]


if __name__ == "__main__":
    t = train(*map(int, sys.argv[1:]))
    print("vocabulary", t.get_vocab_size())
    c = Codec()
    for s in ["discount request", "we were overcharged, see invoice INV-2931 $n4", '{"tool":"mail.send","reply_to":"$m2","body":"$x1"}', "<|value|>x"]:
        print([c.tok.id_to_token(i) for i in c.text(s)])
