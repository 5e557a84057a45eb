package io.assay.evaluate;

import io.assay.base.Check;

/**
 * EVERY THRESHOLD THAT WAS ASKED FOR, IN ONE PLACE: who claims it (the requirement's number), which figure it reads and
 * from where on it counts as reached. A gate is a verdict that is printed beside its interval and its null. It stops
 * nothing and chooses nothing: no search ends and no model is kept because a gate was reached, for then the figure it
 * reads would no longer be a measurement.
 *
 * <p>Shares are fractions, returns fractions a year, drawdowns fractions above 0. A range ("75 to 85 %") is reached at
 * its lower end.
 */
public enum Gate {
    /** R84: accuracy of the recommendation 75 to 85 %. */
    CLAIM_ACCURACY("claimed", "R84", Reads.ACCURACY, 0.75),
    /** R84: area under the ROC curve .80 to .90. */
    CLAIM_AUC("claimed", "R84", Reads.AUC, 0.80),
    /** R84: accuracy of the market regime 80 to 90 %. */
    CLAIM_REGIME("claimed", "R84", Reads.REGIME_ACCURACY, 0.80),
    /** R84: R-squared of predicted returns .15 to .30. */
    CLAIM_R_SQUARED("claimed", "R84", Reads.R_SQUARED, 0.15),
    /** R84: about 50,000 signals. */
    CLAIM_SIGNALS("claimed", "R84", Reads.SIGNALS, 50_000),
    /** R84: more than 12 years. */
    CLAIM_YEARS("claimed", "R84", Reads.YEARS, 12),

    /** R85: Sharpe ratio above 1 for most stocks: the share of stocks is above a half. */
    STOCKS_SHARPE("per stock", "R85", Reads.SHARE_SHARPE_ABOVE_1, Math.nextUp(0.5)),
    /** R85: more than half of the trades win. */
    STOCKS_WIN("per stock", "R85", Reads.WIN_RATE, Math.nextUp(0.5)),
    /** R85: R-squared above .5; on prices persistence alone has .99, on returns nobody has it. */
    STOCKS_R_SQUARED("per stock", "R85", Reads.R_SQUARED, 0.5),
    /** R85: no negative predicted prices: a share of at most 0. */
    STOCKS_NEGATIVE("per stock", "R85", Reads.NEGATIVE_PREDICTIONS, 0),

    /** R86, least that is viable: accuracy 58 %. */
    MVM_ACCURACY("MVM", "R86", Reads.ACCURACY, 0.58),
    /** R86, least that is viable: Sharpe ratio 1.3 a year. */
    MVM_SHARPE("MVM", "R86", Reads.SHARPE, 1.3),
    /** R86, least that is viable: accuracy on training rows less that on test rows below 10 points. */
    MVM_GAP("MVM", "R86", Reads.OVERFIT_GAP, 0.10),
    /** R86, target: accuracy 60 %. */
    TARGET_ACCURACY("Target", "R86", Reads.ACCURACY, 0.60),
    /** R86, target: Sharpe ratio 1.5 a year. */
    TARGET_SHARPE("Target", "R86", Reads.SHARPE, 1.5),
    /** R86, target: 55 % of the trades win. */
    TARGET_WIN("Target", "R86", Reads.WIN_RATE, 0.55),
    /** R86, target: largest drawdown 15 %. */
    TARGET_DRAWDOWN("Target", "R86", Reads.MAX_DRAWDOWN, 0.15),
    /** R86, target: trained within 24 hours. */
    TARGET_TRAINING("Target", "R86", Reads.TRAINING_HOURS, 24),
    /** R86, stretch: accuracy 65 %. */
    STRETCH_ACCURACY("Stretch", "R86", Reads.ACCURACY, 0.65),
    /** R86, stretch: Sharpe ratio 1.8 a year. */
    STRETCH_SHARPE("Stretch", "R86", Reads.SHARPE, 1.8),
    /** R86, stretch: 58 % of the trades win. */
    STRETCH_WIN("Stretch", "R86", Reads.WIN_RATE, 0.58),
    /** R86, stretch: largest drawdown 12 %. */
    STRETCH_DRAWDOWN("Stretch", "R86", Reads.MAX_DRAWDOWN, 0.12),

    /** R87, baseline column: accuracy 47.6 %. */
    BASELINE_ACCURACY("baseline", "R87", Reads.ACCURACY, 0.476),
    /** R87, baseline column: precision about 48 %. */
    BASELINE_PRECISION("baseline", "R87", Reads.PRECISION, 0.48),
    /** R87, baseline column: recall about 47 %. */
    BASELINE_RECALL("baseline", "R87", Reads.RECALL, 0.47),
    /** R87, baseline column: F1 about 47 %. */
    BASELINE_F1("baseline", "R87", Reads.F1, 0.47),
    /** R87, baseline column: Sharpe ratio about 1.0 a year. */
    BASELINE_SHARPE("baseline", "R87", Reads.SHARPE, 1.0),
    /** R87, baseline column: largest drawdown about 20 %. */
    BASELINE_DRAWDOWN("baseline", "R87", Reads.MAX_DRAWDOWN, 0.20),
    /** R87, baseline column: about 50 % of the trades win. */
    BASELINE_WIN("baseline", "R87", Reads.WIN_RATE, 0.50),
    /** R87, baseline column: 8 to 12 % a year. */
    BASELINE_RETURN("baseline", "R87", Reads.ANNUAL_RETURN, 0.08),
    /** R87, baseline column: Calmar ratio about .5. */
    BASELINE_CALMAR("baseline", "R87", Reads.CALMAR, 0.5),
    /** R87, expected column: precision 62 to 67 %. */
    EXPECTED_PRECISION("expected", "R87", Reads.PRECISION, 0.62),
    /** R87, expected column: recall 58 to 63 %. */
    EXPECTED_RECALL("expected", "R87", Reads.RECALL, 0.58),
    /** R87, expected column: F1 60 to 65 %. */
    EXPECTED_F1("expected", "R87", Reads.F1, 0.60),
    /** R87, expected column: 18 to 25 % a year. */
    EXPECTED_RETURN("expected", "R87", Reads.ANNUAL_RETURN, 0.18),
    /** R87, expected column: Calmar ratio 1.2 to 1.5. */
    EXPECTED_CALMAR("expected", "R87", Reads.CALMAR, 1.2),

    /** R88, later: a transformer with an accuracy of 65 to 70 %. */
    LATER_TRANSFORMER("later: transformer", "R88", Reads.ACCURACY, 0.65),
    /** R88, later: an ensemble with an accuracy of 68 to 72 %. */
    LATER_ENSEMBLE("later: ensemble", "R88", Reads.ACCURACY, 0.68);

    private final String level;
    private final String requirement;
    private final Reads reads;
    private final double threshold;

    Gate(String level, String requirement, Reads reads, double threshold) {
        this.level = Check.notBlank("level", level);
        this.requirement = requirement;
        this.reads = reads;
        this.threshold = threshold;
    }

    /** The set it belongs to, for example {@code MVM}. */
    public String level() {
        return level;
    }

    /** Number of the requirement that asks for it. */
    public String requirement() {
        return requirement;
    }

    /** The figure it reads. */
    public Reads reads() {
        return reads;
    }

    /** Where it counts as reached, in the figure's unit. */
    public double threshold() {
        return threshold;
    }

    /** Who measures a figure. */
    public enum Source {
        /** The judged predictions of a run. */
        PREDICTIONS("assay report"),
        /** The account that acts on them. */
        BOOK("assay backtest"),
        /** A model of the market's regime. */
        REGIME("assay regimes"),
        /** An account a stock. */
        STOCK_BOOKS("runs that judge stock by stock"),
        /** A model of prices. */
        PRICES("assay forecast"),
        /** Scores of training rows. */
        TRAINING_ROWS("runs that keep models"),
        /** The clock. */
        CLOCK("the time that training took, which no run records yet");

        private final String where;

        Source(String where) {
            this.where = where;
        }

        /** The command that measures it, for people. */
        public String where() {
            return where;
        }
    }

    /** The figures gates read. */
    public enum Reads {
        /** Share of rows whose most probable class was right; its null is the majority. */
        ACCURACY("accuracy", true, Source.PREDICTIONS),
        /** One class against the rest, averaged. */
        AUC("ROC AUC", true, Source.PREDICTIONS),
        /** Mean precision of the classes. */
        PRECISION("macro precision", true, Source.PREDICTIONS),
        /** Mean recall of the classes. */
        RECALL("macro recall", true, Source.PREDICTIONS),
        /** Mean F1 of the classes. */
        F1("macro F1", true, Source.PREDICTIONS),
        /** Of a number target, over the training mean. */
        R_SQUARED("R2 over the base rate", true, Source.PREDICTIONS),
        /** Long-run ratio a year of acting on the score, after costs. */
        SHARPE("net Sharpe a year", true, Source.PREDICTIONS),
        /** Judged out-of-sample rows. */
        SIGNALS("signals", true, Source.PREDICTIONS),
        /** From the first judged day to the last. */
        YEARS("years", true, Source.PREDICTIONS),
        /** Accuracy of the market regime; its null is that today's regime stays. */
        REGIME_ACCURACY("regime accuracy", true, Source.REGIME),
        /** Share of stocks whose Sharpe ratio a year is above 1. */
        SHARE_SHARPE_ABOVE_1("share of stocks with Sharpe above 1", true, Source.STOCK_BOOKS),
        /** Share of predicted prices below 0. */
        NEGATIVE_PREDICTIONS("share of negative predicted prices", false, Source.PRICES),
        /** Accuracy on training rows less that on test rows. */
        OVERFIT_GAP("overfit gap", false, Source.TRAINING_ROWS),
        /** Hours that training took. */
        TRAINING_HOURS("training hours", false, Source.CLOCK),
        /** Share of closed trades with a profit after costs. */
        WIN_RATE("win rate by trades", true, Source.BOOK),
        /** Largest loss from a peak. */
        MAX_DRAWDOWN("max drawdown", false, Source.BOOK),
        /** Growth a year. */
        ANNUAL_RETURN("annual return", true, Source.BOOK),
        /** Growth a year over the largest loss from a peak. */
        CALMAR("Calmar ratio", true, Source.BOOK);

        private final String title;
        private final boolean more;
        private final Source source;

        Reads(String title, boolean more, Source source) {
            this.title = title;
            this.more = more;
            this.source = source;
        }

        /** Name of the figure. */
        public String title() {
            return title;
        }

        /** Whether more is better. */
        public boolean more() {
            return more;
        }

        /** Who measures it. */
        public Source source() {
            return source;
        }
    }
}
