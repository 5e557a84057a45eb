"""A forest in scikit-learn and boosting in xgboost, as their users write them, on one thread.

Waits for lines on standard input: a file of rows, then settings. Answers each with the processor seconds of fitting and
predicting and the probabilities of the test rows, row by row.
"""
import sys
import time

import numpy as np
import sklearn
import xgboost
from sklearn.ensemble import RandomForestClassifier

CACHE = {}


def load(path):
    if path not in CACHE:
        raw = open(path, "rb").read()
        train, test, width = np.frombuffer(raw, "<i4", 3)
        at, parts = 12, []
        for rows in (train, test):
            parts.append(np.frombuffer(raw, "<f4", rows * width, at).reshape(rows, width))
            at += 4 * rows * width
            parts.append(np.frombuffer(raw, "<i4", rows, at))
            at += 4 * rows
        CACHE.clear()
        CACHE[path] = parts
    return CACHE[path]


def model(s, width):
    if s["method"] == "forest":
        return RandomForestClassifier(
            n_estimators=int(s["trees"]),
            max_depth=int(s["depth"]),
            min_samples_leaf=int(s["min_leaf"]),
            max_features=int(round(width**0.5)),
            n_jobs=1,
            random_state=int(s["seed"]),
        )
    return xgboost.XGBClassifier(
        n_estimators=int(s["trees"]),
        max_depth=int(s["depth"]),
        learning_rate=float(s["learning_rate"]),
        subsample=float(s["subsample"]),
        colsample_bytree=float(s["colsample"]),
        min_child_weight=float(s["min_child_weight"]),
        reg_lambda=float(s["lambda"]),
        max_bin=int(s["bins"]),
        tree_method="hist",
        n_jobs=1,
        random_state=int(s["seed"]),
    )


def main():
    python = "Python " + sys.version.split()[0]
    print(python, "scikit-learn", sklearn.__version__, "xgboost", xgboost.__version__, flush=True)
    for line in sys.stdin:
        path, *words = line.split()
        settings = dict(word.split("=") for word in words)
        x, y, fresh, _ = load(path)
        started = time.process_time()
        said = model(settings, x.shape[1]).fit(x, y).predict_proba(fresh)
        seconds = time.process_time() - started
        print(seconds, *said.ravel(), flush=True)


main()
