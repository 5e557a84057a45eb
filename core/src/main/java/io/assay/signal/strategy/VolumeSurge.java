package io.assay.signal.strategy;

import java.util.List;

/** Follows a large move on a large volume. */
final class VolumeSurge implements Strategy {
    /** From a year to a session. */
    private static final double DAY = Math.sqrt(1.0 / 252);

    @Override
    public String name() {
        return "volume-surge";
    }

    @Override
    public String saying() {
        return "follows a day that moved by more than a deviation on more than twice the usual volume "
                + "(Gervais, Kaniel and Mingelgrin 2001)";
    }

    @Override
    public List<String> columns() {
        return List.of("vol_rel_20", "ret_1", "hv_20");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        double deviation = today[2] * DAY;
        boolean surges = today[0] > 1 && deviation > 0;
        return surges && Math.abs(today[1]) > deviation ? Math.signum(today[1]) * Votes.sure((today[0] - 1) / 3) : 0;
    }
}
