package io.assay.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.DatasetSpec;
import io.assay.label.AsTraded;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Universe;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Thresholds;
import io.assay.report.Text;

/** The audited stocks of a universe and the datasets that are made of them. */
public final class UniverseRows {
    private final Wiring wiring;
    private final Auditor auditor;
    private final List<Instrument> instruments;
    private final Map<Instrument, Source> sources;
    private final Map<String, String> leftOut;
    private final AsTraded label;

    private UniverseRows(Wiring wiring, Auditor auditor, Audited audited, AsTraded label) {
        this.wiring = wiring;
        this.auditor = auditor;
        this.instruments = audited.instruments();
        this.sources = audited.sources();
        this.leftOut = audited.leftOut();
        this.label = label;
    }

    /**
     * Makes sure that labels which are set against those of the day's other stocks have others.
     *
     * @param fewest stocks that a day must have
     * @throws UsageException if there are fewer in all
     */
    public void requireMembers(int fewest) {
        int stocks = instruments.size();
        if (stocks < fewest) {
            throw new UsageException(
                    "labels are set against those of the day's other stocks only on days with at least "
                            + fewest + " of them, and here are " + Text.plural(stocks, "stock")
                            + (leftOut.isEmpty() ? "" : ", " + leftOut.size() + " more being left out by the audit")
                            + ". Fix: ask for at least " + fewest + " stocks, or for '--relative none'");
        }
    }

    private record Audited(
            List<Instrument> instruments, Map<Instrument, Source> sources, Map<String, String> leftOut) {}

    private record Look(Instrument instrument, List<Source> source, boolean untraded, String reason) {}

    /**
     * Audits a universe. Whoever the audit blocks is left out of everything, also of the market's features.
     *
     * @param label what is asked of each stock
     * @param universe whom to audit, in any order
     * @throws DataException if nobody is left
     */
    public static UniverseRows of(Label label, Wiring wiring, List<Instrument> universe) {
        Auditor auditor = Auditor.of(wiring.data(), Thresholds.DEFAULTS);
        wiring.progress().start("Audit", universe.size());
        List<Look> looks = wiring.parallel().map(universe.stream().sorted().toList(), i -> {
            Look look = look(auditor, i);
            wiring.progress().step(i.toString());
            return look;
        });
        wiring.progress().done();
        Audited audited = new Audited(new ArrayList<>(), new HashMap<>(), new TreeMap<>());
        Set<Instrument> untraded = new HashSet<>();
        for (Look look : looks) {
            if (look.source().isEmpty()) {
                audited.leftOut().put(look.instrument().toString(), look.reason());
                continue;
            }
            audited.instruments().add(look.instrument());
            audited.sources().put(look.instrument(), look.source().get(0));
            if (look.untraded()) {
                untraded.add(look.instrument());
            }
        }
        if (audited.instruments().isEmpty()) {
            throw new DataException("not one of " + universe.size() + " symbols may be trained on. First: "
                    + audited.leftOut().values().iterator().next());
        }
        return new UniverseRows(wiring, auditor, audited, new AsTraded(label, untraded));
    }

    private static Look look(Auditor auditor, Instrument instrument) {
        try {
            CleanSeries clean = auditor.clean(instrument);
            clean.bars();
            return new Look(instrument, List.of(Source.of(clean)), UntradedOpens.areIn(clean), "");
        } catch (DataException e) {
            return new Look(instrument, List.of(), false, String.valueOf(e.getMessage()));
        }
    }

    /** Whoever the audit lets pass, sorted. */
    public List<Instrument> instruments() {
        return instruments;
    }

    /**
     * Where the bars of one of them come from.
     *
     * @throws IllegalArgumentException if it is not in the universe
     */
    public Source source(Instrument instrument) {
        return found(instrument).within(wiring.members());
    }

    private Source found(Instrument instrument) {
        Source source = sources.get(instrument);
        if (source == null) {
            throw new IllegalArgumentException("'instrument' must be in the universe, was " + instrument);
        }
        return source;
    }

    /** Where the bars of all of them together come from. */
    public Source together() {
        return Source.together(instruments.stream().map(this::found).toList()).within(wiring.members());
    }

    /** All of them, with their spells if the universe has any. */
    public Universe universe() {
        return wiring.members()
                .map(u -> u.only(Set.copyOf(instruments)))
                .orElseGet(() -> Universe.ofToday("universe", instruments));
    }

    /** How many there are and which, with their spells, in a few characters: what tells trials apart. */
    public String text() {
        return UniverseFile.text(instruments, wiring.members());
    }

    /** Why others were left out, by name. */
    public Map<String, String> leftOut() {
        return leftOut;
    }

    /** The label, at the close for those whose opens were not traded at. */
    public AsTraded label() {
        return label;
    }

    /** First epoch day on which one of them has a bar. */
    public int firstDay() {
        Set<Instrument> set = new HashSet<>(instruments);
        return wiring.data().listings().stream()
                .filter(l -> set.contains(l.instrument()))
                .mapToInt(l -> l.firstDay())
                .min()
                .orElseThrow();
    }

    /** Last epoch day on which one of them has a bar. */
    public int lastDay() {
        Set<Instrument> set = new HashSet<>(instruments);
        return wiring.data().listings().stream()
                .filter(l -> set.contains(l.instrument()))
                .mapToInt(l -> l.lastDay())
                .max()
                .orElseThrow();
    }

    /** Epoch days on which any of them has a bar, ascending. */
    public int[] sessions() {
        return wiring.parallel().map(instruments, i -> auditor.clean(i).bars().days()).stream()
                .flatMapToInt(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * Builds a dataset of all of them; whoever gets it closes it.
     *
     * @param spec features, label and rules; rows lie within the spells of the universe, if it has any
     * @param to no bar after this epoch day is looked at for anything
     */
    public BuiltDataset build(DatasetSpec spec, int to) {
        return build(spec, Integer.MIN_VALUE, to);
    }

    /**
     * As {@link #build(DatasetSpec, int)} with rows from a day on.
     *
     * @param from first epoch day of a row; earlier bars warm features up
     */
    public BuiltDataset build(DatasetSpec spec, int from, int to) {
        return wiring.datasets(wiring.parallel())
                .withProgress(wiring.progress())
                .build(
                        wiring.ofMembers(spec).withDays(from, to),
                        instruments,
                        i -> auditor.clean(i).bars());
    }

    /** What their bars are of, with outside series and filings. */
    public MarketData data() {
        return wiring.data();
    }

    /** Who audits them. */
    public Auditor auditor() {
        return auditor;
    }
}
