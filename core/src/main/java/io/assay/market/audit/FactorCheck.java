package io.assay.market.audit;

import io.assay.market.PriceBasis;

import static io.assay.market.audit.Text.number;

/** The path of the adjustment factor, adjusted close / close. */
final class FactorCheck implements SeriesCheck {
    @Override
    public void check(Scan s, Findings findings) {
        if (s.input.bars().basis() == PriceBasis.RAW) {
            // Splits move the factor of raw prices by any amount.
            return;
        }
        double before = Double.NaN;
        for (int i = 0; i < s.size; i++) {
            if (s.dropped[i]) {
                continue;
            }
            double factor = s.adjusted[i] / s.close[i];
            double step = factor / before;
            if (step > 1 + s.limits.factorRise() || step < 1 - s.limits.factorFall()) {
                findings.hit(Rule.FACTOR_JUMP, s.day[i], () -> "adjusted close / close times " + number(step));
            }
            before = factor;
        }
    }
}
