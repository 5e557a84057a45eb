package io.assay.market.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Days;
import io.assay.market.Filing;

/**
 * Quarterly reports of one stock: income and revenue, filed 25 to 60 days after the quarter. Income is independent from
 * quarter to quarter around a level of the stock's own; what it plants it plants until the next report.
 *
 * @param filings in the order they were filed
 * @param signal expected return planted, in units of volatility, one a session: what the close of that session knows
 */
record Filings(List<Filing> filings, double[] signal) {
    /** Concept of the figure that may tell something of later returns. */
    static final String INCOME = "NetIncomeLoss";

    /** Concept of the figure that never does. */
    static final String REVENUE = "Revenues";

    /** All assets, and the market value at the first price, in quarterly incomes. */
    private static final double ASSETS = 40;

    private static final double MULTIPLE = 60;

    private static final double INCOME_SPREAD = 0.4;
    private static final double REVENUE_SPREAD = 0.1;

    static Filings of(SimulationSpec spec, int[] days, StockTraits traits) {
        RandomGenerator random = traits.seed().child("filings").random();
        RandomGenerator balance = traits.seed().child("balance").random();
        double income = 5e7 * StrictMath.exp(random.nextGaussian());
        int last = days[traits.bars() - 1];
        List<Filing> filings = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        List<Double> standardised = new ArrayList<>();
        LocalDate next = quarterAfter(Days.date(days[0]));
        while (true) {
            int start = Days.of(next.minusMonths(3));
            int end = Days.of(next) - 1;
            int filed = end + 25 + random.nextInt(36);
            double u = random.nextGaussian();
            double v = random.nextGaussian();
            if (filed > last) {
                break;
            }
            double earned = income * (1 + INCOME_SPREAD * u);
            double sold = 10 * income * (1 + REVENUE_SPREAD * v);
            filings.add(new Filing(traits.instrument(), INCOME, start, end, filed, earned));
            filings.add(new Filing(traits.instrument(), REVENUE, start, end, filed, sold));
            filings.addAll(balance(traits, balance, new Quarter(start, end, filed, income, earned)));
            known.add(filed);
            standardised.add(u);
            next = next.plusMonths(3);
        }
        int h = spec.alpha().horizon();
        double held = OutsideWorld.heldPersistence(h, StockTraits.QUARTER, 0);
        double strength = OutsideWorld.strength(spec.outside().filing(), h, held);
        double[] signal = new double[days.length];
        OutsideWorld.plant(days, ints(known), doubles(standardised), strength, signal);
        return new Filings(List.copyOf(filings), signal);
    }

    /** A quarter of a stock whose income is about a level. */
    private record Quarter(int start, int end, int filed, double level, double earned) {}

    /** The other figures of a report, which tell nothing of returns. */
    private static List<Filing> balance(StockTraits traits, RandomGenerator random, Quarter of) {
        double assets = ASSETS * of.level() * StrictMath.exp(0.05 * random.nextGaussian());
        double equity = assets * (0.45 + 0.05 * random.nextGaussian());
        double current = 0.3 * assets;
        double shares = StrictMath.rint(MULTIPLE * of.level() / traits.firstPrice());
        List<Filing> filings = new ArrayList<>();
        flow(traits, of, "OperatingIncomeLoss", 1.4 * of.earned(), filings);
        flow(
                traits,
                of,
                "NetCashProvidedByUsedInOperatingActivities",
                of.earned() + 0.3 * of.level() * random.nextGaussian(),
                filings);
        stand(traits, of, "Assets", assets, filings);
        stand(traits, of, "AssetsCurrent", current, filings);
        stand(traits, of, "LiabilitiesCurrent", current / (1.5 + 0.2 * random.nextGaussian()), filings);
        stand(traits, of, "StockholdersEquity", equity, filings);
        stand(traits, of, "EntityCommonStockSharesOutstanding", shares, filings);
        return filings;
    }

    private static void flow(StockTraits traits, Quarter of, String concept, double value, List<Filing> into) {
        into.add(new Filing(traits.instrument(), concept, of.start(), of.end(), of.filed(), value));
    }

    private static void stand(StockTraits traits, Quarter of, String concept, double value, List<Filing> into) {
        into.add(new Filing(traits.instrument(), concept, of.end(), of.end(), of.filed(), value));
    }

    /** The first day of the first quarter that begins after a day. */
    private static LocalDate quarterAfter(LocalDate day) {
        int month = (day.getMonthValue() - 1) / 3 * 3 + 1;
        return LocalDate.of(day.getYear(), month, 1).plusMonths(3);
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
