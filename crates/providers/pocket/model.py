"""The llama architecture at pocket size: RMSNorm, interleaved rotary positions, SwiGLU, tied embeddings."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

SHAPE = {"vocab": 4096, "d": 128, "layers": 4, "heads": 4, "ff": 384, "theta": 10000.0, "eps": 1e-5, "context": 1024}


class Block(nn.Module):
    def __init__(self, s):
        super().__init__()
        d, ff, depth = s["d"], s["ff"], math.sqrt(s["layers"])
        self.heads, self.eps = s["heads"], s["eps"]
        self.n1, self.n2 = nn.Parameter(torch.ones(d)), nn.Parameter(torch.ones(d))

        def matrix(rows, cols, scale=1.0):
            return nn.Parameter(torch.randn(rows, cols) * scale / math.sqrt(cols))

        self.qkv, self.o = matrix(3 * d, d), matrix(d, d, .5 / depth)
        self.gu, self.down = matrix(2 * ff, d), matrix(d, ff, .5 / depth)

    def forward(self, x, turn, rows=None):
        b, t, d = x.shape
        hd = d // self.heads
        y = F.linear(F.rms_norm(x, (d,), self.n1, self.eps), self.qkv).view(b, t, 3, self.heads, hd)
        # Interleaved pairs, turned by their position.
        pairs = y[:, :, :2].reshape(b, t, 2, self.heads, hd // 2, 2)
        even, odd, cos, sin = pairs[..., 0], pairs[..., 1], turn[0][:t, None, None], turn[1][:t, None, None]
        qk = torch.stack((even * cos - odd * sin, even * sin + odd * cos), -1).flatten(-2)
        q, k, v = qk[:, :, 0].transpose(1, 2), qk[:, :, 1].transpose(1, 2), y[:, :, 2].transpose(1, 2)
        a = F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).reshape(b, t, d)
        if rows is not None:
            x, a = x.reshape(-1, d)[rows], a.reshape(-1, d)[rows]
        x = x + F.linear(a, self.o)
        g, u = F.linear(F.rms_norm(x, (d,), self.n2, self.eps), self.gu).chunk(2, -1)
        return x + F.linear(F.silu(g) * u, self.down)


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
        self.register_buffer("turn", torch.stack((angle.cos(), angle.sin())), persistent=False)

    def hidden(self, ids, rows=None):
        """The last normed state of every position, or of the flat positions `rows`; the last block then works on those alone."""
        x = F.embedding(ids, self.embed)
        for block in self.blocks[:-1]:
            x = block(x, self.turn)
        x = self.blocks[-1](x, self.turn, rows).reshape(-1, self.shape["d"])
        return F.rms_norm(x, (self.shape["d"],), self.norm, self.shape["eps"])

    def forward(self, ids, rows=None):
        """Logits over the vocabulary, of every position or of `rows`."""
        return F.linear(self.hidden(ids, rows), self.embed)

    def matrices(self):
        return [m for b in self.blocks for m in (b.qkv, b.o, b.gu, b.down)]

    def others(self):
        return [self.embed, self.norm] + [n for b in self.blocks for n in (b.n1, b.n2)]
