"""The llama architecture at pocket size: RMSNorm, interleaved rotary positions, SwiGLU, tied embeddings."""
import inspect
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

#: Shapes by name. As q8_0, with a vocabulary of 6,144, they take 1.9, 4.2, 10.4 and 15.8 MB.
SIZES = {
    "tiny": {"d": 64, "layers": 2, "heads": 2, "ff": 128},
    "1m": {"d": 128, "layers": 4, "heads": 4, "ff": 384},
    "3m": {"d": 192, "layers": 6, "heads": 6, "ff": 512},
    "8m": {"d": 320, "layers": 6, "heads": 10, "ff": 896},
    "14m": {"d": 384, "layers": 7, "heads": 12, "ff": 1024},
}
try:
    from torch.nn.attention.varlen import varlen_attn as VARLEN
    CAUSAL = {"window_size": (-1, 0)} if "window_size" in inspect.signature(VARLEN).parameters else {"is_causal": True}
except ImportError:
    VARLEN, CAUSAL = None, {}
SHAPE = {"vocab": 4096, "d": 128, "layers": 4, "heads": 4, "ff": 384, "theta": 10000.0, "eps": 1e-5, "context": 1024}


def narrow(x, matrix):
    """A product in bfloat16 of what is kept in float32."""
    return F.linear(x.bfloat16(), matrix.bfloat16()).float()


def turned(pairs, turn):
    """Neighbouring numbers as pairs (..., time, heads, half a head, 2), turned by their position."""
    t = pairs.size(1)
    if pairs.is_cuda:
        even, odd, cos, sin = pairs[..., 0], pairs[..., 1], turn[0][:t, None], turn[1][:t, None]
        return torch.stack((even * cos - odd * sin, even * sin + odd * cos), -1)
    # One pass over memory instead of seven.
    return torch.view_as_real(torch.view_as_complex(pairs.float()) * torch.complex(turn[0][:t, None], turn[1][:t, None]))


def attend(q, k, v, apart=None):
    """Causal attention of (rows, time, heads, size). `apart` keeps several sequences of a row apart: a bias, or the places where
    they begin in the flattened rows, which leaves out at once what no sequence may see."""
    if apart is not None and apart.dim() == 1:
        flat = (x.reshape(-1, *x.shape[2:]) for x in (q, k, v))
        return VARLEN(*flat, apart, apart, q.size(1), q.size(1), **CAUSAL).view_as(q)
    q, k, v = (x.transpose(1, 2) for x in (q, k, v))
    return F.scaled_dot_product_attention(q, k, v, attn_mask=apart, is_causal=apart is None).transpose(1, 2)


class Block(nn.Module):
    linear = staticmethod(F.linear)
    #: The share of what a block adds that is left out at random, only while training.
    drop = 0.0

    def __init__(self, s):
        super().__init__()
        d, ff, depth = s["d"], s["ff"], math.sqrt(s["layers"])
        self.heads, self.eps = s["heads"], s["eps"]
        self.n1, self.n2 = nn.Parameter(torch.ones(d)), nn.Parameter(torch.ones(d))

        def matrix(rows, cols, scale=1.0):
            return nn.Parameter(torch.randn(rows, cols) * scale / math.sqrt(cols))

        self.qkv, self.o = matrix(3 * d, d), matrix(d, d, .5 / depth)
        self.gu, self.down = matrix(2 * ff, d), matrix(d, ff, .5 / depth)

    def forward(self, x, turn, bias=None, rows=None):
        b, t, d = x.shape
        hd = d // self.heads
        qk, v = self.linear(F.rms_norm(x, (d,), self.n1, self.eps), self.qkv).split([2 * d, d], -1)
        qk = turned(qk.view(b, t, 2 * self.heads, hd // 2, 2), turn).flatten(-2).to(v.dtype)
        q, k = qk.split(self.heads, 2)
        v = v.view(b, t, self.heads, hd)
        a = attend(q, k, v, bias).reshape(b, t, d)
        if rows is not None:
            x, a = x.reshape(-1, d)[rows], a.reshape(-1, d)[rows]
        x = x + self.some(self.linear(a, self.o))
        g, u = self.linear(F.rms_norm(x, (d,), self.n2, self.eps), self.gu).chunk(2, -1)
        return x + self.some(self.linear(F.silu(g) * u, self.down))

    def some(self, x):
        return F.dropout(x, self.drop) if self.drop else x


def begins(part):
    """Where in the flattened rows a sequence begins, and the end of all: (rows, time) of numbers, as numpy has them."""
    new = part[:, :1] * 0 == 0, part[:, 1:] != part[:, :-1]
    places = torch.from_numpy(new[0]), torch.from_numpy(new[1])
    return F.pad(torch.cat(places, 1).flatten().nonzero()[:, 0].int(), (0, 1), value=part.size)


def cuts_work(device, heads, size):
    """Whether this device attends to sequences by their places as it does with a bias."""
    try:
        q, k, v = (torch.randn(2, 256, heads, size, device=device, dtype=torch.bfloat16, requires_grad=True) for _ in range(3))
        part = torch.tensor([[1] * 100 + [2] * 156, [1] * 256])
        outs = [attend(q, k, v, x) for x in (apart(part.to(device), torch.bfloat16), begins(part.numpy()).to(device))]
        grads = [torch.autograd.grad(o.float().square().sum(), (q, k, v)) for o in outs]
        return all((a - b).abs().max() < .05 * a.abs().max() for a, b in [outs, *zip(*grads)])
    except (RuntimeError, TypeError, NotImplementedError) as error:
        print(f"no attention by places: {str(error)[:200]}", flush=True)
        return False


def apart(part, dtype):
    """The attention bias of rows of several sequences: nobody sees what comes later, nor another sequence."""
    t = part.size(1)
    seen = (part[:, :, None] == part[:, None, :]) & torch.ones(t, t, dtype=torch.bool, device=part.device).tril()
    return torch.zeros(seen.shape, dtype=dtype, device=part.device).masked_fill_(~seen, float("-inf"))[:, None]


class Pocket(nn.Module):
    def __init__(self, **shape):
        super().__init__()
        self.shape = {**SHAPE, **shape}
        s = self.shape
        self.embed = nn.Parameter(torch.randn(s["vocab"], s["d"]) * .05)
        self.blocks = nn.ModuleList(Block(s) for _ in range(s["layers"]))
        self.norm = nn.Parameter(torch.ones(s["d"]))
        hd = s["d"] // s["heads"]
        angle = torch.arange(s["context"]).float()[:, None] * s["theta"] ** (-torch.arange(0, hd, 2).float() / hd)
        self.step = lambda block, *given: block(*given)
        self.register_buffer("turn", torch.stack((angle.cos(), angle.sin())), persistent=False)

    def narrow(self):
        """From here on the products of the layers are computed in bfloat16, for processors that have it; all else stays float32."""
        for block in self.blocks:
            block.linear = narrow

    def drop(self, share):
        """From here on a share of what the layers add is left out at random; 0 leaves nothing out."""
        for block in self.blocks:
            block.drop = share

    def hidden(self, ids, rows=None, bias=None):
        """The last normed state of every position, or of the flat positions `rows`; the last block then works on those alone.

        `bias` is added to the attention of rows that hold several sequences (`apart`); without it a row is one sequence.
        Rotary positions only matter by their differences, so a sequence may stand anywhere in its row.
        """
        x = F.embedding(ids, self.embed)
        for block in self.blocks[:-1]:
            x = self.step(block, x, self.turn, bias)
        x = self.blocks[-1](x, self.turn, bias, rows).reshape(-1, self.shape["d"])
        return F.rms_norm(x, (self.shape["d"],), self.norm, self.shape["eps"])

    def forward(self, ids, rows=None):
        """Logits over the vocabulary, of every position or of `rows`."""
        return F.linear(self.hidden(ids, rows), self.embed)

    def matrices(self):
        return [m for b in self.blocks for m in (b.qkv, b.o, b.gu, b.down)]

    def others(self):
        return [self.embed, self.norm] + [n for b in self.blocks for n in (b.n1, b.n2)]
