package io.assay.backtest;

import io.assay.base.Check;

/**
 * What trading and holding cost. The three trading costs are paid on every side, so a round trip pays them twice; each
 * is rounded half-even to a millionth of the currency unit.
 *
 * @param commissionBp commission in basis points (1/10,000) of the traded amount
 * @param halfSpreadBp half the quoted spread in basis points of the traded amount
 * @param slippageBp further price impact in basis points of the traded amount
 * @param minimumCommission least commission of one trade, in currency
 * @param borrowBp fee for borrowed shares in basis points a year of the value sold short
 * @param financingBp interest on negative cash in basis points a year
 * @param impact what large orders cost on top
 */
public record CostModel(
        double commissionBp,
        double halfSpreadBp,
        double slippageBp,
        double minimumCommission,
        double borrowBp,
        double financingBp,
        Impact impact) {
    private static final double BASIS_POINTS = 10_000;
    private static final double MOST_COMMISSION = 1e6;
    private static final double DAYS_PER_YEAR = 365;

    /** Checks the ranges. */
    public CostModel {
        Check.within("commissionBp", commissionBp, 0, BASIS_POINTS);
        Check.within("halfSpreadBp", halfSpreadBp, 0, BASIS_POINTS);
        Check.within("slippageBp", slippageBp, 0, BASIS_POINTS);
        Check.within("minimumCommission", minimumCommission, 0, MOST_COMMISSION);
        Check.within("borrowBp", borrowBp, 0, 10 * BASIS_POINTS);
        Check.within("financingBp", financingBp, 0, 10 * BASIS_POINTS);
    }

    /**
     * A liquid stock in small size: 5 bp commission, 2.5 bp half-spread, 2.5 bp slippage (10 bp a side), no minimum, 50
     * bp a year to borrow shares, 300 bp a year for negative cash.
     */
    public static CostModel defaults() {
        return new CostModel(5, 2.5, 2.5, 0, 50, 300, Impact.none());
    }

    /** Nothing costs anything: for tests, and for the gross curve, never for a headline. */
    public static CostModel free() {
        return new CostModel(0, 0, 0, 0, 0, 0, Impact.none());
    }

    /** The same with other trading costs, in basis points. */
    public CostModel withTrading(double commission, double halfSpread, double slippage) {
        return new CostModel(commission, halfSpread, slippage, minimumCommission, borrowBp, financingBp, impact);
    }

    /** The same with another least commission. */
    public CostModel withMinimumCommission(double value) {
        return new CostModel(commissionBp, halfSpreadBp, slippageBp, value, borrowBp, financingBp, impact);
    }

    /** The same with another fee for borrowed shares and interest on negative cash, in basis points a year. */
    public CostModel withHolding(double borrow, double financing) {
        return new CostModel(commissionBp, halfSpreadBp, slippageBp, minimumCommission, borrow, financing, impact);
    }

    /** The same with another cost of large orders. */
    public CostModel withImpact(Impact value) {
        return new CostModel(commissionBp, halfSpreadBp, slippageBp, minimumCommission, borrowBp, financingBp, value);
    }

    /** The same with all costs but interest so many times as high, each at most as high as it may be. */
    public CostModel times(double factor) {
        return new CostModel(
                Math.min(BASIS_POINTS, factor * commissionBp),
                Math.min(BASIS_POINTS, factor * halfSpreadBp),
                Math.min(BASIS_POINTS, factor * slippageBp),
                Math.min(MOST_COMMISSION, factor * minimumCommission),
                Math.min(10 * BASIS_POINTS, factor * borrowBp),
                financingBp,
                new Impact(impact.law(), Math.min(Impact.MOST, factor * impact.coefficient())));
    }

    /** The three trading costs together as a fraction of the traded amount, the minimum left aside. */
    public double perTurnover() {
        return (commissionBp + halfSpreadBp + slippageBp) / BASIS_POINTS;
    }

    /** Commission on a traded amount; both in millionths of the currency unit, the amount at least 0. */
    long commission(long amount) {
        return Math.max(Micro.round(minimumCommission), part(amount, commissionBp));
    }

    /** Half-spread on a traded amount. */
    long halfSpread(long amount) {
        return part(amount, halfSpreadBp);
    }

    /** Slippage on a traded amount. */
    long slippage(long amount) {
        return part(amount, slippageBp);
    }

    /** All trading costs of one trade but for its impact. */
    long trading(long amount) {
        return commission(amount) + halfSpread(amount) + slippage(amount);
    }

    /** All trading costs of a traded amount above 0 but for its impact, unrounded, in the unit of the amount. */
    double trading(double amount) {
        double commission = Math.max(minimumCommission, amount * commissionBp / BASIS_POINTS);
        return commission + amount * (halfSpreadBp + slippageBp) / BASIS_POINTS;
    }

    /** The fee on a value sold short over so many calendar days, as a value in the same unit. */
    public double borrow(double shorts, int days) {
        return shorts * borrowBp / BASIS_POINTS * days / DAYS_PER_YEAR;
    }

    /** The interest on borrowed cash (at least 0) over so many calendar days, as a value in the same unit. */
    public double financing(double borrowed, int days) {
        return borrowed * financingBp / BASIS_POINTS * days / DAYS_PER_YEAR;
    }

    /** Exact half-even for whole and half basis points on amounts up to 9e9 currency units. */
    private static long part(long amount, double bp) {
        return (long) Math.rint(amount * bp / BASIS_POINTS);
    }
}
