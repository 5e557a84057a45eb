package io.assay.experiment.stocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Parallel;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.UniquenessWeights;
import io.assay.experiment.Looks;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.UntradedOpens;
import io.assay.experiment.Wiring;
import io.assay.experiment.study.FoldFolder;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Thresholds;
import io.assay.metric.Moments;
import io.assay.model.builtin.ConstantLearner;
import io.assay.registry.CodeVersion;
import io.assay.report.StockAnalysisReport;
import io.assay.stocks.Learnability;
import io.assay.stocks.Recommendations;
import io.assay.stocks.Recommendations.Stock;
import io.assay.stocks.StockQuality;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;
import org.jspecify.annotations.Nullable;

/**
 * Analyses stocks one by one (R15): what their bars are like, and whether a cheap model, walking forward, told anything
 * of them. Everything is a function of bars up to the end of the analysis. Folds are on disk as soon as they are done.
 */
public final class StockAnalysis {
    private static final Parallel ONE_THREAD = new Parallel(1);

    private final AnalyseSpec spec;
    private final Wiring wiring;
    private final MarketData data;

    /** An analysis of the wiring's data, cut at the last day of the specification. */
    public StockAnalysis(AnalyseSpec spec, Wiring wiring) {
        this.spec = spec;
        this.data = wiring.data().until(spec.choice().lastDay());
        this.wiring = wiring.on(data);
    }

    /**
     * SHA-256 of the bars of some stocks up to the last day of data: bars that come later change nothing.
     *
     * @param instruments in any order
     */
    static String hash(MarketData data, List<Instrument> instruments) {
        Digest digest = Digest.sha256();
        instruments.stream()
                .sorted()
                .forEach(i -> digest.add(i.toString())
                        .add(data.bars(i).hash())
                        .add(data.actions(i).toString()));
        return digest.hex();
    }

    /**
     * Runs and logs one trial.
     *
     * @param instruments whom to analyse, each with a bar by the last day
     */
    public StockAnalysisReport run(List<Instrument> instruments) {
        Auditor auditor = Auditor.of(data, Thresholds.DEFAULTS);
        Set<Instrument> asked = new HashSet<>(instruments);
        List<Listing> listings = data.listings().stream()
                .filter(l -> asked.contains(l.instrument()))
                .toList();
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        FoldFolder memory = new FoldFolder(folder(instruments), wiring.maker(), wiring.clock(), notes);
        wiring.progress().start("Analysis", instruments.size());
        List<Stock> alone = wiring.parallel().map(listings, listing -> {
            Stock stock = stock(auditor, listing, memory);
            wiring.progress().step(listing.instrument().toString());
            return stock;
        });
        wiring.progress().done();
        memory.prune();
        List<Stock> ranked = Recommendations.ranked(
                together(alone), spec.choice().top(), spec.choice().least());
        String hash = hash(data, instruments);
        Recommendations recommendations = new Recommendations(
                spec.text(),
                hash,
                spec.seed().value(),
                CodeVersion.current().toString(),
                new Recommendations.Span(first(alone), Days.text(spec.choice().lastDay())),
                spec.horizon(),
                spec.choice().least(),
                ranked);
        log(recommendations, hash);
        return new StockAnalysisReport(
                recommendations,
                instruments.stream().allMatch(i -> i.market().equals(Market.SIM.code())),
                wiring.ledger().countTrials(),
                notes.stream().sorted().toList());
    }

    private Path folder(List<Instrument> instruments) {
        String name = Digest.sha256()
                .add(spec.text())
                .add(UniverseFile.text(instruments))
                .add(spec.seed().value())
                .hex()
                .substring(0, 12);
        return wiring.workspace().resolve("folds").resolve("stocks-analysis-" + name);
    }

    private static String first(List<Stock> stocks) {
        return stocks.stream()
                .map(s -> s.quality().span().first())
                .filter(day -> !day.isEmpty())
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private Stock stock(Auditor auditor, Listing listing, FoldFolder memory) {
        Instrument instrument = listing.instrument();
        CleanSeries clean = auditor.clean(instrument);
        StockQuality quality =
                StockQuality.of(listing, data.bars(instrument), clean, auditor.calendar(instrument.market()));
        boolean atClose = UntradedOpens.areIn(clean);
        return new Stock(
                0,
                instrument.toString(),
                false,
                atClose,
                quality,
                clean.isBlocked()
                        ? Learnability.none(0, 0, "the audit blocks it")
                        : learnability(auditor, instrument, memory));
    }

    /** A stock whose history is too short has no score, and the reason is told in its place. */
    private Learnability learnability(Auditor auditor, Instrument instrument, FoldFolder memory) {
        @Nullable Dataset rows = null;
        try {
            rows = StockRows.of(wiring, auditor, instrument, spec.horizon()).scaleFree();
            CrossFit.Folds folds = new CrossFit(windows(rows)).over(rows, memory);
            return Learnability.of(
                    rows.size(),
                    UniquenessWeights.of(rows).effectiveSize(),
                    walked(folds, instrument),
                    spec.seed().child("judging").child(instrument.toString()));
        } catch (DataException e) {
            return rows == null
                    ? Learnability.none(0, 0, String.valueOf(e.getMessage()))
                    : Learnability.none(
                            rows.size(), UniquenessWeights.of(rows).effectiveSize(), String.valueOf(e.getMessage()));
        }
    }

    private CalendarWindows windows(Dataset rows) {
        int[] days = rows.rows().decisionDay();
        return CalendarWindows.ofMonths(
                spec.walk().months(),
                days[0],
                days[days.length - 1],
                spec.walk().minTrain());
    }

    private Learnability.Walked walked(CrossFit.Folds folds, Instrument instrument) {
        OutOfSample said = folds.run(spec.learner(), spec.seed().child(instrument.toString()), ONE_THREAD);
        OutOfSample mean = folds.run(ConstantLearner.majority(), spec.seed(), ONE_THREAD);
        double[] beyond = said.predictions().values().clone();
        double[] base = mean.predictions().values();
        Arrays.setAll(beyond, i -> beyond[i] - base[i]);
        return new Learnability.Walked(beyond, said.rows().rows().target(), spec.horizon());
    }

    private static List<Stock> together(List<Stock> alone) {
        List<Learnability> all =
                Learnability.together(alone.stream().map(Stock::learnability).toList());
        return IntStream.range(0, alone.size())
                .mapToObj(i -> {
                    Stock s = alone.get(i);
                    return new Stock(0, s.symbol(), false, s.atClose(), s.quality(), all.get(i));
                })
                .toList();
    }

    private void log(Recommendations found, String hash) {
        double[] scores = found.stocks().stream()
                .mapToDouble(s -> s.learnability().score())
                .filter(score -> !Double.isNaN(score))
                .toArray();
        Window window = new Window(Days.parse(found.window().first()), found.lastDay());
        new Looks(wiring.ledger(), hash, window, spec.seed())
                .trial(
                        spec.text() + "; "
                                + UniverseFile.text(found.stocks().stream()
                                        .map(Stock::symbol)
                                        .sorted()
                                        .toList()),
                        new Trial.Score("mean rank correlation", Moments.mean(scores)));
    }
}
