package io.assay.market.audit;

/**
 * Figures of a market over time, for pictures.
 *
 * @param months months from the first to the last bar as {@code 100 * year + month}, ascending
 * @param alive listings with a bar in each month
 * @param years years from the first to the last bar, ascending
 * @param sessions of each year: sessions between first and last day of every listing, summed
 * @param missing of each year: those of them without a bar
 * @param quarantined of each year: bars dropped
 */
public record MarketProfile(
        int[] months, int[] alive, int[] years, long[] sessions, long[] missing, long[] quarantined) {
    /** Share of the sessions of each year without a bar, 0 where there is no session. */
    public double[] missingShare() {
        double[] share = new double[years.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = sessions[i] == 0 ? 0 : (double) missing[i] / sessions[i];
        }
        return share;
    }
}
