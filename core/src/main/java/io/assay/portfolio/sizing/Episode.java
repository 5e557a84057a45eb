package io.assay.portfolio.sizing;

import io.assay.base.Check;

/**
 * One way through a span, decision by decision. What is decided at the close of session t is filled at the open of
 * session t+1 and held to the open of t+2; the last position is sold at the open at which it ends.
 *
 * <p><b>The result of a decision.</b> With c the trading costs a side, w the position held before the fill (moved by
 * prices since its own), p the new one, r the simple return from open to open, and h what holding p costs over the
 * calendar days between (fee on what is short, interest on what is above 1), equity grows by {@code (1 - c |p - w|) (1
 * + p r - h)}, and by {@code 1 - c |w'|} more where the position is sold at the end. The net result is the logarithm of
 * that growth, so that results add up; a growth below 1 % counts as 1 %, since a book that has lost all is closed. The
 * reward is the net result less {@code riskPenalty / 2 (p r)^2}.
 *
 * <p>Used by one thread at a time.
 */
public final class Episode {
    /** The least growth of one session. */
    private static final double RUIN = 0.01;

    private final Span span;
    private final SizingRules rules;
    private final StateScale scale;
    private int done;
    private double position;
    private double sinceEntry;
    private double held;
    private double net;
    private double reward;
    private double turnover;
    private double gross;

    /** An episode at its first close, without a position. */
    public Episode(Span span, SizingRules rules, StateScale scale) {
        this.span = span;
        this.rules = rules;
        this.scale = scale;
    }

    /** Whether every decision was made. */
    public boolean isOver() {
        return done == span.decisions();
    }

    /** Decisions made so far. */
    public int done() {
        return done;
    }

    /**
     * Writes what is known at the close of the next decision. What is left of the episode counts to its planned end: an
     * end that comes earlier, such as a delisting, is not known.
     *
     * @param target gets {@link StateScale#width} values from {@code offset} on
     */
    public void state(float[] target, int offset) {
        requireOpen();
        int at = span.from() + done;
        double move = sinceOpen(at);
        StateScale.Own own = new StateScale.Own(
                held(),
                position == 0 ? 0 : sinceEntry + StrictMath.log(growth(1 + position * move)),
                Math.max(0, rules.episode() - done) / (double) rules.episode());
        scale.write(span.track(), at, own, target, offset);
    }

    /** What is held at the close of the next decision, as prices have moved it: a part of equity. */
    public double held() {
        requireOpen();
        return moved(position, sinceOpen(span.from() + done));
    }

    /** Simple return from the open of a session to its close. */
    private double sinceOpen(int session) {
        return span.track().close()[session] / span.track().open()[session] - 1;
    }

    /**
     * Decides at the close of the next session.
     *
     * @param target position to hold from the next open on, within the range
     */
    public void step(double target) {
        requireOpen();
        Check.within("target", target, rules.range().least(), rules.range().most());
        int at = span.from() + done;
        double before = done == 0 ? 0 : change(at);
        double drifted = moved(position, before);
        double traded = Math.abs(target - drifted);
        double paid = 1 - rules.costs().perTurnover() * traded;
        double entered = enteredBefore(drifted, before, target);
        double move = change(at + 1);
        held = holding(target, at + 1);
        double kept = growth(1 + target * move - held);
        double sold = done + 1 == span.decisions() ? Math.abs(moved(target, move)) : 0;
        net = StrictMath.log(Math.max(RUIN, paid * kept * (1 - rules.costs().perTurnover() * sold)));
        gross = StrictMath.log(growth(1 + target * move));
        double risky = target * move;
        reward = net - rules.riskPenalty() / 2 * risky * risky;
        turnover = traded + sold;
        position = target;
        sinceEntry = target == 0 ? 0 : entered + StrictMath.log(paid);
        done++;
    }

    /** Log growth since the direction was taken, up to the fill; 0 where the fill takes another direction. */
    private double enteredBefore(double drifted, double move, double target) {
        boolean goesOn = drifted != 0 && Math.signum(drifted) == Math.signum(target);
        return goesOn ? sinceEntry + StrictMath.log(growth(1 + position * move - held)) : 0;
    }

    /** Simple return from the open of a session to the next. */
    private double change(int session) {
        double[] open = span.track().open();
        return open[session + 1] / open[session] - 1;
    }

    private double holding(double target, int session) {
        int days = span.track().days()[session + 1] - span.track().days()[session];
        return rules.costs().borrow(Math.max(0, -target), days)
                + rules.costs().financing(Math.max(0, target - 1), days);
    }

    /** A position, as a part of equity, after a move of prices; none where nothing of equity is left. */
    private static double moved(double position, double move) {
        double equity = 1 + position * move;
        return equity <= RUIN ? 0 : position * (1 + move) / equity;
    }

    private static double growth(double factor) {
        return Math.max(RUIN, factor);
    }

    private void requireOpen() {
        Check.that(!isOver(), "episode", "have a decision left", done);
    }

    /** Net result of the last decision: log growth of equity after all costs. */
    public double net() {
        return net;
    }

    /** The same before costs. */
    public double gross() {
        return gross;
    }

    /** What the agent is to make large: the net result less the penalty for risk. */
    public double reward() {
        return reward;
    }

    /** What was traded for the last decision, as a part of equity, the sale at the end included. */
    public double turnover() {
        return turnover;
    }
}
