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
        int[] rows = s.kept();
        for (int k = 1; k < rows.length; k++) {
            // Over a hole the factor moves by all the dividends in it.
            double step = factor(s, rows[k]) / factor(s, rows[k - 1]);
            boolean jump = step > 1 + s.limits.factorRise() || step < 1 - s.limits.factorFall();
            if (jump && s.follows(rows, k)) {
                findings.hit(Rule.FACTOR_JUMP, s.day[rows[k]], () -> "adjusted close / close times " + number(step));
            }
        }
    }

    private static double factor(Scan s, int row) {
        return s.adjusted[row] / s.close[row];
    }
}
