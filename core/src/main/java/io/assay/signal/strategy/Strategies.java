package io.assay.signal.strategy;

import java.util.List;

import io.assay.base.UsageException;

/** All strategies. */
public final class Strategies {
    private static final List<Strategy> ALL = List.of(
            new Momentum(),
            new MeanReversion(),
            new Breakout(),
            new TrendCross(),
            new MacdCross(),
            new RsiReversal(),
            new BollingerReversal(),
            new VolumeSurge(),
            new Pullback(),
            new MultiFactor());

    private Strategies() {}

    /** All, in the order of files and tables. */
    public static List<Strategy> all() {
        return ALL;
    }

    /**
     * Those of the given names, in the order of {@link #all()}.
     *
     * @throws UsageException if one of them is not the name of a strategy
     */
    public static List<Strategy> named(List<String> names) {
        List<String> known = ALL.stream().map(Strategy::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw UsageException.unknown("strategy", name, known);
        });
        return ALL.stream().filter(s -> names.contains(s.name())).toList();
    }
}
