"""An LSTM trained in PyTorch as its users write it: nn.LSTM, Adam, clipping, batches that lie ready in memory.

Usage: networks_torch.py DATA HIDDEN LAYERS DROPOUT BATCH THREADS. Says its version once it is warm; answers a number of
steps on standard input with sequences, seconds by the clock and seconds of processor time.
"""
import os
import sys
import time

import numpy as np
import torch
from torch import nn

WARM_UP = 8


class Classifier(nn.Module):
    def __init__(self, width, hidden, layers, dropout, classes):
        super().__init__()
        self.lstm = nn.LSTM(width, hidden, layers, batch_first=True, dropout=dropout)
        self.dropout = nn.Dropout(dropout)
        self.answer = nn.Linear(hidden, classes)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.answer(self.dropout(states[:, -1]))


def load(path):
    size, bars, width = np.fromfile(path, "<i4", 3)
    values = np.fromfile(path, "<f4", size * bars * width, offset=12).reshape(size, bars, width)
    classes = np.fromfile(path, "<i8", size, offset=12 + 4 * size * bars * width)
    return torch.from_numpy(values), torch.from_numpy(classes)


def blas():
    """The library that multiplies matrices: with Debian's reference BLAS the comparison would not be a fair one."""
    with open("/proc/self/maps") as maps:
        loaded = {os.path.realpath(line.split()[-1]) for line in maps if ".so" in line}
    for path in sorted(loaded):
        if any(name in path for name in ("openblas", "mkl_rt", "blis")):
            return path
    sys.exit("PyTorch multiplies with the reference BLAS here. Fix: apt-get install libopenblas0-pthread (Debian)")


def main():
    path, hidden, layers, dropout, batch, threads = sys.argv[1:]
    batch = int(batch)
    torch.set_num_threads(int(threads))
    x, y = load(path)
    model = Classifier(x.shape[2], int(hidden), int(layers), float(dropout), 3)
    optimiser = torch.optim.Adam(model.parameters(), lr=0.001)
    ask = nn.CrossEntropyLoss()
    at = 0

    def step():
        nonlocal at
        optimiser.zero_grad()
        ask(model(x[at : at + batch]), y[at : at + batch]).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        at = 0 if at + 2 * batch > len(x) else at + batch

    for _ in range(WARM_UP):
        step()
    print("Python", sys.version.split()[0], "PyTorch", torch.__version__, blas(), flush=True)
    for line in sys.stdin:
        steps = int(line)
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(steps):
            step()
        print(steps * batch, time.perf_counter() - wall, time.process_time() - cpu, flush=True)


main()
