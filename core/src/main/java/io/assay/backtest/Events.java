package io.assay.backtest;

import java.math.BigDecimal;

import io.assay.base.Check;

/**
 * Everything that moved cash or shares, in the order it was booked, in primitive columns (32 bytes an event; 40 with
 * impact). The sum of the amounts up to a session is the change of cash since the start; the sum of the shares of an
 * instrument is the position. Both sums are exact.
 */
public final class Events {
    private static final Kind[] KINDS = Kind.values();
    private static final int KIND_SHIFT = 56;
    private static final int SESSION_SHIFT = 32;
    private static final int SESSION_MASK = 0xFFFFFF;

    private final CostModel costs;
    private final LongColumn key = new LongColumn();
    private final LongColumn shares = new LongColumn();
    private final LongColumn price = new LongColumn();
    private final LongColumn amount = new LongColumn();
    private final LongColumn impact = new LongColumn();

    Events(CostModel costs) {
        this.costs = costs;
    }

    /** What an event is. */
    public enum Kind {
        /** Shares bought (above 0) or sold; price = fill price; amount = -shares x price - costs. */
        TRADE,
        /** Shares added by a split; price = new shares per old; amount = cash for what cannot be held. */
        SPLIT,
        /** Cash to holders, from those who are short; price = cash a share. */
        DIVIDEND,
        /** The position becomes cash at the end of the listing; price = last close x (1 + return). */
        DELISTING,
        /** The position becomes cash at the last close because bars end before the market does; price = that. */
        END_OF_BARS,
        /** Fee for borrowed shares of all instruments since the session before. */
        BORROW,
        /** Interest on negative cash since the session before. */
        FINANCING,
        /** Interest on positive cash since the session before. */
        INTEREST
    }

    // The place of a kind in the enum never leaves this object, so no stored number can go stale.
    @SuppressWarnings("EnumOrdinal")
    void add(Kind kind, int session, int instrument, Booking booking) {
        key.add(((long) kind.ordinal() << KIND_SHIFT) | ((long) session << SESSION_SHIFT) | (instrument & 0xFFFFFFFFL));
        shares.add(booking.shares());
        price.add(Double.doubleToRawLongBits(booking.price()));
        amount.add(booking.amount());
        if (costs.impact().isSome()) {
            impact.add(booking.impact());
        }
    }

    /** Shares, price and cash of one event, and the impact in that cash; shares and cash in millionths. */
    record Booking(long shares, double price, long amount, long impact) {
        /** Of an event that moves no price. */
        Booking(long shares, double price, long amount) {
            this(shares, price, amount, 0);
        }
    }

    /** Number of events. */
    public int size() {
        return key.size();
    }

    /** What event {@code i} is. */
    public Kind kind(int i) {
        return KINDS[(int) (key.get(i) >>> KIND_SHIFT)];
    }

    /** Place of its session among {@link BacktestResult#days()}. */
    public int session(int i) {
        return (int) (key.get(i) >>> SESSION_SHIFT) & SESSION_MASK;
    }

    /** Place of its instrument among {@link BacktestResult#instruments()}, or -1 if it concerns the whole account. */
    public int instrument(int i) {
        return (int) key.get(i);
    }

    /** Change of the position in millionths of a share. */
    public long microShares(int i) {
        return shares.get(i);
    }

    /** Change of the position in shares, exact, scale 6. */
    public BigDecimal shares(int i) {
        return Micro.decimal(shares.get(i));
    }

    /** Price of a trade or closing, ratio of a split, cash a share of a dividend; 0 for the rest. */
    public double price(int i) {
        return Double.longBitsToDouble(price.get(i));
    }

    /** Change of cash in millionths of the currency unit, costs included. */
    public long microAmount(int i) {
        return amount.get(i);
    }

    /** Change of cash in currency units, costs included, exact, scale 6. */
    public BigDecimal amount(int i) {
        return Micro.decimal(amount.get(i));
    }

    /** Commission of a trade, exact, scale 6; 0 for the rest. */
    public BigDecimal commission(int i) {
        return Micro.decimal(kind(i) == Kind.TRADE ? costs.commission(traded(i)) : 0);
    }

    /** Half-spread paid by a trade, exact, scale 6; 0 for the rest. */
    public BigDecimal halfSpread(int i) {
        return Micro.decimal(kind(i) == Kind.TRADE ? costs.halfSpread(traded(i)) : 0);
    }

    /** Slippage and impact paid by a trade, exact, scale 6; 0 for the rest. */
    public BigDecimal slippage(int i) {
        long moved = costs.impact().isSome() ? impact.get(i) : 0;
        return Micro.decimal(kind(i) == Kind.TRADE ? costs.slippage(traded(i)) + moved : 0);
    }

    /** Absolute amount of a trade before costs, in millionths. */
    private long traded(int i) {
        Check.that(kind(i) == Kind.TRADE, "event", "be a trade", kind(i));
        return Math.abs(Micro.amount(shares.get(i), price(i)));
    }
}
