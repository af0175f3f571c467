"""Several processes of one machine that train one model on its processors: each computes the gradient of its own sequences, all take the mean."""
import os
import pathlib

import torch
import torch.distributed as dist


class Ranks:
    """`count` processes, of which this is number `rank`. Made before anything has started a thread."""

    def __init__(self, count, meeting):
        self.count, self.rank, self.children, self.meeting = count, 0, [], pathlib.Path(meeting)
        if count > 1:
            self.meeting.unlink(missing_ok=True)
            for rank in range(1, count):
                child = os.fork()
                if not child:
                    self.rank, self.children = rank, []
                    break
                self.children.append(child)
            dist.init_process_group("gloo", init_method=f"file://{os.path.abspath(meeting)}", rank=self.rank, world_size=count)

    @property
    def first(self):
        return self.rank == 0

    def share(self, parameters, notes):
        """The gradients become the means over all processes. Returns the notes (numbers) of each process, one row a process."""
        mine = torch.zeros(self.count, len(notes))
        mine[self.rank] = torch.tensor(notes)
        if self.count == 1:
            return mine
        grads = [torch.zeros_like(p) if p.grad is None else p.grad for p in parameters]
        flat = torch.cat([g.flatten() for g in grads] + [mine.flatten()])
        dist.all_reduce(flat)
        *grads, notes = flat.split([p.numel() for p in parameters] + [mine.numel()])
        for p, g in zip(parameters, grads):
            p.grad = (g / self.count).view_as(p)
        return notes.view_as(mine)

    def close(self):
        """Ends the processes that this one started; the others end here."""
        if self.count > 1:
            dist.destroy_process_group()
            if not self.first:
                os._exit(0)
            for child in self.children:
                os.waitpid(child, 0)
            self.meeting.unlink(missing_ok=True)
