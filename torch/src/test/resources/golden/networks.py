"""Writes networks.json: what PyTorch 1.13 (Debian's python3-torch) answers with given weights and inputs.

Run with: python3 networks.py > networks.json
"""
import json
import math

import torch
import torch.nn.functional as F

torch.manual_seed(0)
BARS, COLUMNS, ROWS = 4, 2, 3
X = torch.tensor([math.sin(0.37 * i) for i in range(ROWS * BARS * COLUMNS)]).reshape(ROWS, BARS, COLUMNS)


class Weights:
    """Element i of all weights, in the order in which they are asked for, is 0.4 sin(0.7 i + 0.3)."""

    def __init__(self):
        self.at = 0

    def take(self, *shape):
        n = math.prod(shape)
        values = [0.4 * math.sin(0.7 * (self.at + i) + 0.3) for i in range(n)]
        self.at += n
        return torch.tensor(values).reshape(*shape)


def recurrent(module, w, gates, hidden, inputs):
    with torch.no_grad():
        module.weight_ih_l0.copy_(w.take(gates * hidden, inputs))
        module.weight_hh_l0.copy_(w.take(gates * hidden, hidden))
        module.bias_ih_l0.copy_(w.take(gates * hidden))
        module.bias_hh_l0.copy_(w.take(gates * hidden))
    return module


def linear(w, inputs, outputs):
    weight, bias = w.take(outputs, inputs), w.take(outputs)
    return lambda x: F.linear(x, weight, bias)


def attention(w, width, heads, key):
    query, keys, values = (linear(w, width, heads * key) for _ in range(3))
    out = linear(w, heads * key, width)

    def apply(x):
        rows, bars, _ = x.shape
        q, k, v = (f(x).reshape(rows, bars, heads, key).transpose(1, 2) for f in (query, keys, values))
        a = F.scaled_dot_product_attention(q, k, v) if hasattr(F, "scaled_dot_product_attention") else \
            F.softmax(q @ k.transpose(-2, -1) / math.sqrt(key), dim=-1) @ v
        return out(a.transpose(1, 2).reshape(rows, bars, heads * key))

    return apply


def norm(w, width):
    gain, shift = w.take(width), w.take(width)
    return lambda x: F.layer_norm(x, (width,), gain, shift)


def lstm():
    w = Weights()
    one = recurrent(torch.nn.LSTM(COLUMNS, 3, batch_first=True), w, 4, 3, COLUMNS)
    two = recurrent(torch.nn.LSTM(3, 3, batch_first=True), w, 4, 3, 3)
    answer = linear(w, 3, 2)
    return answer(two(one(X)[0])[0][:, -1])


def gru():
    w = Weights()
    one = recurrent(torch.nn.GRU(COLUMNS, 3, batch_first=True), w, 3, 3, COLUMNS)
    dense = linear(w, 3, 5)
    answer = linear(w, 5, 2)
    return answer(F.relu(dense(one(X)[0][:, -1])))


def lstm_attention():
    w = Weights()
    one = recurrent(torch.nn.LSTM(COLUMNS, 4, batch_first=True), w, 4, 4, COLUMNS)
    attend = attention(w, 4, 2, 2)
    after = norm(w, 4)
    answer = linear(w, 4, 2)
    h = one(X)[0]
    return answer(after(h + attend(h)).mean(1))


def transformer():
    w = Weights()
    width = linear(w, COLUMNS, 4)
    place = w.take(BARS, 4)
    attend = attention(w, 4, 2, 3)
    attend_norm = norm(w, 4)
    up, down = linear(w, 4, 6), linear(w, 6, 4)
    forward_norm = norm(w, 4)
    answer = linear(w, 4, 2)
    h = width(X) + place
    h = attend_norm(h + attend(h))
    h = forward_norm(h + down(F.relu(up(h))))
    return answer(h.mean(1))


def mlp():
    w = Weights()
    one, two = linear(w, BARS * COLUMNS, 5), linear(w, 5, 3)
    answer = linear(w, 3, 2)
    return answer(F.relu(two(F.relu(one(X.reshape(ROWS, -1))))))


with torch.no_grad():
    print(json.dumps({f.__name__: f().reshape(-1).tolist() for f in (lstm, gru, lstm_attention, transformer, mlp)}))
