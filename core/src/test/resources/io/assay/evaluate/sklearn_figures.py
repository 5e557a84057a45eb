"""Makes sklearn_rows.csv, small test rows with answers, and sklearn_figures.csv, what scikit-learn and scipy say of them.

Run with Debian's python3-sklearn (1.2.1) and python3-scipy (1.10.1) in this folder: python3 sklearn_figures.py
Rows: day, instrument, class, p0..p2 (answer of a classifier), y (outcome), v (answer of a regression).
About one row in twenty is missing, so that sessions and instruments have gaps. Figures: name, value.
"""
import numpy as np
from scipy.stats import spearmanr
from sklearn import metrics
from sklearn.calibration import calibration_curve

rng = np.random.default_rng(20140102)
DAYS, NAMES, TRAINING_MEAN = 30, 15, 0.002
rows = []
slow = rng.normal(size=NAMES)
for d in range(DAYS):
    slow = 0.7 * slow + 0.7 * rng.normal(size=NAMES)
    for s in range(NAMES):
        y = round(0.01 * (0.4 * slow[s] + rng.normal()), 6)
        v = round(0.002 + 0.004 * slow[s], 6)
        up = 1 / (1 + np.exp(-slow[s]))
        calm = rng.uniform(0.1, 0.6)
        p2, p0 = round((1 - calm) * up, 2), round((1 - calm) * (1 - up), 2)
        k = 2 if y > 0.005 else 0 if y < -0.005 else 1
        if rng.random() > 0.05:
            rows.append((d, s, k, p0, round(1 - p0 - p2, 2), p2, y, v))
day, name, k, p0, p1, p2, y, v = [np.array(c) for c in zip(*rows)]
p = np.stack([p0, p1, p2], axis=1)
said = p.argmax(axis=1)
score = p2 - p0

figures = {
    "accuracy": metrics.accuracy_score(k, said),
    "balanced accuracy": metrics.balanced_accuracy_score(k, said),
    "Matthews correlation": metrics.matthews_corrcoef(k, said),
    "ROC AUC": metrics.roc_auc_score(k, p, multi_class="ovr", average="macro"),
    "log loss": metrics.log_loss(k, p),
    "Brier score": sum(metrics.brier_score_loss(k == c, p[:, c]) for c in range(3)),
    "majority rate": np.bincount(k).max() / len(k),
}
for average in ("macro", "weighted"):
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(k, said, average=average)
    figures |= {f"{average} precision": precision, f"{average} recall": recall, f"{average} F1": f1}
for c, (precision, recall, f1, _) in enumerate(zip(*metrics.precision_recall_fscore_support(k, said))):
    title = ("DOWN", "FLAT", "UP")[c]
    figures |= {f"{title} precision": precision, f"{title} recall": recall, f"{title} F1": f1}
    happened, mean = calibration_curve(k == c, p[:, c], n_bins=10)
    for b in range(len(mean)):
        figures |= {f"calibration {title} {b} said": mean[b], f"calibration {title} {b} happened": happened[b]}
figures["mean squared error"] = metrics.mean_squared_error(y, v)
figures["mean absolute error"] = metrics.mean_absolute_error(y, v)
figures["R2 over the base rate"] = 1 - metrics.mean_squared_error(y, v) / metrics.mean_squared_error(
    y, np.full(len(y), TRAINING_MEAN))
figures["negative predictions"] = (v < 0).mean()
figures["rank IC (over time)"] = spearmanr(v, y)[0]


def daily(x, z, of):
    """Mean over days of scipy's Spearman correlation, days of at least eight names."""
    return np.mean([spearmanr(x[of == d], z[of == d])[0] for d in np.unique(of) if (of == d).sum() >= 8])


figures["rank IC (daily, over instruments)"] = daily(v, y, day)
at = {(d, s): i for i, (d, s) in enumerate(zip(day, name))}
for lag in (0, 1, 2, 5, 10, 20):
    pairs = np.array([(i, at[d + lag, s]) for i, (d, s) in enumerate(zip(day, name)) if (d + lag, s) in at])
    figures[f"decay {lag} pairs"] = len(pairs)
    figures[f"decay {lag}"] = daily(v[pairs[:, 0]], y[pairs[:, 1]], day[pairs[:, 0]])
    if lag == 1:
        now, then = pairs[:, 0], pairs[:, 1]
        figures["rank autocorrelation"] = daily(v[now], v[then], day[now])
        rank = np.array([(np.sum(v[day == d] < x) + np.sum(v[day == d] <= x)) / 2 / np.sum(day == d)
                         for x, d in zip(v, day)])
        figures["rank change a session"] = np.abs(rank[then] - rank[now]).mean()
        side = np.sign(v - TRAINING_MEAN)
        figures["position change a session"] = np.abs(side[then] - side[now]).mean()
means = []
for d in range(DAYS):
    order = np.argsort(v[day == d])
    place = np.empty(len(order))
    place[order] = np.arange(len(order)) + 0.5
    bucket = np.floor(place / len(order) * 5)
    means.append([y[day == d][bucket == b].mean() for b in range(5)])
means = np.array(means)
for b in range(5):
    figures[f"bucket {b + 1}"] = means[:, b].mean()
figures["long-short spread"] = (means[:, 4] - means[:, 0]).mean()
figures["monotonicity"] = spearmanr(np.arange(5), means.mean(axis=0))[0]

with open("sklearn_rows.csv", "w") as f:
    f.write("day,instrument,class,p0,p1,p2,y,v\n")
    for r in rows:
        f.write(f"{r[0]},{r[1]},{r[2]},{r[3]:.2f},{r[4]:.2f},{r[5]:.2f},{r[6]:.6f},{r[7]:.6f}\n")
with open("sklearn_figures.csv", "w") as f:
    f.write("name,value\n")
    for n, value in figures.items():
        f.write(f"\"{n}\",{float(value)!r}\n")
