"""Makes sklearn_forest.csv: rows, and what scikit-learn's forest says about those of the test part.

Run with Debian's python3-sklearn (1.2.1): python3 sklearn_forest.py > sklearn_forest.csv
Columns: part (train or test), x0..x5, class, p0, p1, p2 (empty for training rows), value, v (regression forest).
"""
import numpy as np
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor

rng = np.random.default_rng(20150101)
n, cut = 1400, 900
x = rng.normal(size=(n, 6)).astype(np.float32).round(4)
signal = 0.8 * x[:, 0] - 0.4 * x[:, 1] * (x[:, 2] > 0) + rng.normal(size=n)
label = np.where(signal < -1.6, 0, np.where(signal < 0.9, 1, 2))  # about 10 %, 65 %, 25 %
value = (0.02 * signal).round(6)
settings = dict(n_estimators=2000, max_depth=6, min_samples_leaf=20, max_features="sqrt", random_state=1)
p = RandomForestClassifier(**settings).fit(x[:cut], label[:cut]).predict_proba(x[cut:])
v = RandomForestRegressor(**settings).fit(x[:cut], value[:cut]).predict(x[cut:])
print("part,x0,x1,x2,x3,x4,x5,class,p0,p1,p2,value,v")
for i in range(n):
    row = ["train" if i < cut else "test"] + [f"{f:.4f}" for f in x[i]] + [str(label[i])]
    row += ["", "", ""] if i < cut else [f"{q:.4f}" for q in p[i - cut]]
    row += [f"{value[i]:.6f}", "" if i < cut else f"{v[i - cut]:.6f}"]
    print(",".join(row))
