"""The thirteen indicators in pandas, as a user of pandas writes them: rolling windows and exponential means.

Reads stocks from a binary file, waits for lines on standard input, and answers each with the processor seconds of one
run and the mean of every column over the last bars.
"""
import sys
import time

import numpy as np
import pandas as pd


def load(path):
    raw = np.fromfile(path, dtype="<f8")
    stocks, at = [], 1
    for _ in range(int(raw[0])):
        n = int(raw[at])
        columns = raw[at + 1 : at + 1 + 5 * n].reshape(5, n)
        names = ["open", "high", "low", "close", "volume"]
        stocks.append(pd.DataFrame(dict(zip(names, columns))))
        at += 1 + 5 * n
    return stocks


def wilder(series, n):
    return series.ewm(alpha=1 / n, adjust=False).mean()


def features(d):
    o, h, l, c, v = d["open"], d["high"], d["low"], d["close"], d["volume"]
    out = []
    mean = c.rolling(20).mean()
    out.append(c / mean - 1)
    out.append(c / c.ewm(span=26, adjust=False).mean() - 1)
    weights = np.arange(1, 21) / 210.0
    out.append(c / c.rolling(20).apply(lambda w: np.dot(w, weights), raw=True) - 1)
    macd = c.ewm(span=12, adjust=False).mean() - c.ewm(span=26, adjust=False).mean()
    signal = macd.ewm(span=9, adjust=False).mean()
    out += [macd / c, signal / c, (macd - signal) / c]
    change = c.diff()
    gain, loss = wilder(change.clip(lower=0), 14), wilder(-change.clip(upper=0), 14)
    out.append(100 * gain / (gain + loss))
    deviation = c.rolling(20).std(ddof=0)
    out.append((c - (mean - 2 * deviation)) / (4 * deviation))
    before = c.shift()
    true_range = pd.concat([h - l, (h - before).abs(), (l - before).abs()], axis=1).max(axis=1)
    out.append(wilder(true_range, 14) / c)
    up, down = h.diff(), -l.diff()
    plus = wilder(up.where((up > down) & (up > 0), 0.0), 14)
    minus = wilder(down.where((down > up) & (down > 0), 0.0), 14)
    out.append(wilder(100 * (plus - minus).abs() / (plus + minus), 14))
    typical = (h + l + c) / 3
    typical_mean = typical.rolling(20).mean()
    spread = typical.rolling(20).apply(lambda w: np.abs(w - w.mean()).mean(), raw=True)
    out.append((typical - typical_mean) / (0.015 * spread))
    out.append(c / c.shift(20) - 1)
    low, high = l.rolling(14).min(), h.rolling(14).max()
    fast = 100 * (c - low) / (high - low)
    out.append(fast.rolling(3).mean())
    out.append(-100 * (high - c) / (high - low))
    flow = typical * v
    rise = typical.diff()
    positive = flow.where(rise > 0, 0.0).rolling(14).sum()
    negative = flow.where(rise < 0, 0.0).rolling(14).sum()
    out.append(100 * positive / (positive + negative))
    return out


def main():
    stocks, compared = load(sys.argv[1]), int(sys.argv[2])
    print("ready", flush=True)
    for _ in sys.stdin:
        started = time.process_time()
        columns = [features(d) for d in stocks]
        seconds = time.process_time() - started
        means = np.mean([[x.iloc[-compared:].mean() for x in stock] for stock in columns], axis=0)
        print(seconds, *means, flush=True)


main()
