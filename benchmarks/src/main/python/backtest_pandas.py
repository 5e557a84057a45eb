"""A plain loop over rows: all in or all out of one stock at the next open. Reads stocks from a binary file, then trades
each time a line arrives, and prints seconds and what each stock grew to."""

import sys
import time

import numpy
import pandas

raw = numpy.fromfile(sys.argv[1], dtype="<f8")
cost = float(sys.argv[2])
stocks, sessions = int(raw[0]), int(raw[1])
frames = []
for i in range(stocks):
    part = raw[2 + 3 * sessions * i : 2 + 3 * sessions * (i + 1)].reshape(3, sessions)
    frames.append(pandas.DataFrame({"open": part[0], "close": part[1], "enter": part[2] > 0.5}))


def traded(frame):
    cash, shares, wanted, order = 1.0, 0.0, False, 0.0
    for row in frame.itertuples(index=False):
        if order != 0.0:
            cash -= order * row.open + abs(order) * row.open * cost
            shares += order
            order = 0.0
        if row.enter != wanted:
            wanted = row.enter
            order = (cash + shares * row.close) / row.close if wanted else -shares
    return cash + shares * frame["close"].iloc[-1]


print("ready", flush=True)
for _ in sys.stdin:
    begin = time.perf_counter()
    grown = [traded(frame) for frame in frames]
    seconds = time.perf_counter() - begin
    print(seconds, *grown, flush=True)
