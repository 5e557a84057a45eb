package io.assay.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.Instrument;
import io.assay.market.Universe;

/**
 * Books that need no skill, to run on the same days, prices and costs as a strategy. A name counts on a day if it
 * belongs to the universe on that day and has a bar.
 */
public final class NullBooks {
    private final List<Instrument> instruments;
    private final List<List<Universe.Member>> spells;
    private final MarketPrices prices;

    private NullBooks(Universe universe, MarketPrices prices) {
        this.instruments = universe.instruments();
        this.prices = prices;
        this.spells = new ArrayList<>();
        instruments.forEach(i -> spells.add(new ArrayList<>()));
        for (Universe.Member member : universe.members()) {
            int place = Collections.binarySearch(instruments, member.instrument());
            spells.get(place).add(member);
        }
    }

    /**
     * The null books of a universe.
     *
     * @param prices of at least all its instruments
     */
    public static NullBooks of(Universe universe, MarketPrices prices) {
        return new NullBooks(universe, prices);
    }

    /** The headline null: on each day the same weight, 1 / number of names, on every name. */
    public Decisions equalWeight(int[] days, Holding holding) {
        Decisions.Builder builder = Decisions.builder(instruments, holding);
        for (int day : days) {
            builder.book(day, weights(day, 1));
        }
        return builder.build();
    }

    /** The equal-weighted long book on a strategy's days, holding and gross exposure of each day. */
    public Decisions equalWeightLike(Decisions strategy) {
        Decisions.Builder builder = Decisions.builder(instruments, strategy.holding());
        for (int d = 0; d < strategy.days(); d++) {
            builder.book(strategy.day(d), weights(strategy.day(d), strategy.gross(d)));
        }
        return builder.build();
    }

    /**
     * Buys every name of one day with the same weight and never sells.
     *
     * @param exposure part of the capital that is spent
     * @throws DataException if no name of the universe has a bar on that day
     */
    public Decisions buyAndHold(int day, double exposure) {
        double[] weights = weights(day, Check.within("exposure", exposure, 0, 100));
        if (Arrays.stream(weights).allMatch(w -> w == 0) && exposure != 0) {
            throw new DataException("no name of the universe has a bar on " + Days.text(day)
                    + ". Fix: begin on a session after the first bars");
        }
        return Decisions.builder(instruments, Holding.untilNext())
                .book(day, weights)
                .build();
    }

    /** Exposure over the number of names on each name; 0 on all if there is none. */
    private double[] weights(int day, double exposure) {
        double[] weights = new double[instruments.size()];
        int names = 0;
        for (int i = 0; i < weights.length; i++) {
            boolean belongs = belongs(i, day) && prices.trades(instruments.get(i), day);
            weights[i] = belongs ? 1 : 0;
            names += belongs ? 1 : 0;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = names == 0 ? 0 : weights[i] * exposure / names;
        }
        return weights;
    }

    private boolean belongs(int i, int day) {
        for (Universe.Member spell : spells.get(i)) {
            if (spell.from() <= day && day <= spell.to()) {
                return true;
            }
        }
        return false;
    }
}
