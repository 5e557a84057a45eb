package io.assay.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.Refits;
import io.assay.experiment.study.StudySpec;
import io.assay.label.Direction;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.WindowEngine;
import io.assay.model.builtin.LastDayLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.proof.ProofGate;

/** Small simulated markets and learners that count, for tests of studies. */
public final class StudyMarket {
    public static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /** First held-out day of most tests: three windows lie before it and two behind it. */
    public static final int HELD_OUT = Days.of(2008, 1, 1);

    private StudyMarket() {}

    /** Eight years from 2002 on. */
    public static SimulatedMarket of(int stocks, double informationCoefficient) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(stocks)
                .withSessions(2000)
                .withInformationCoefficient(informationCoefficient)
                .withSeed(Seed.of(7)));
    }

    public static List<Instrument> stocks(MarketData market) {
        return market.listings().stream().map(Listing::instrument).toList();
    }

    public static Wiring wiring(Path workspace, MarketData data, int threads) {
        return new Wiring(
                workspace,
                data,
                Engines.find(List.of(new WindowEngine())),
                new Parallel(threads),
                Progress.NONE,
                CLOCK,
                ProofGate.open());
    }

    /** Two candidates a stock and one of all stocks, refitted every year. */
    public static StudySpec spec(Counter counter) {
        return StudySpec.standard(
                        List.of(
                                Candidate.of("linear", Candidate.Scope.STOCK, counter.of(LinearLearner.logistic(5000))),
                                Candidate.of(
                                        "volume",
                                        Candidate.Scope.STOCK,
                                        counter.of(LastDayLearner.of(List.of("obv_20_rel"), 1))),
                                Candidate.of(
                                        "linear", Candidate.Scope.POOLED, counter.of(LinearLearner.logistic(5000)))),
                        Seed.of(1))
                .withLabel(Direction.three(5))
                .withRefits(new Refits.EveryYears(1, 250));
    }

    /** Counts fits; may stop the run at one of them. */
    public static final class Counter {
        private final AtomicInteger fits = new AtomicInteger();
        private final int last;

        public Counter() {
            this(Integer.MAX_VALUE);
        }

        /** Throws at the fit after that many. */
        public Counter(int last) {
            this.last = last;
        }

        public int fits() {
            return fits.get();
        }

        public Learner of(Learner learner) {
            return new Counted(learner, this);
        }

        private void count() {
            if (fits.incrementAndGet() > last) {
                throw new Stopped();
            }
        }
    }

    /** Stands for a power cut. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Counted(Learner learner, Counter counter) implements Learner {
        @Override
        public String name() {
            return learner.name();
        }

        @Override
        public Map<String, Object> parameters() {
            return learner.parameters();
        }

        @Override
        public Model fit(Examples train, Seed seed) {
            counter.count();
            return learner.fit(train, seed);
        }
    }

    /** A market of other bars; as many days as before, or fewer. */
    public record Altered(MarketData whole, UnaryOperator<BarSeries> change, String tag, List<CorporateAction> more)
            implements MarketData {
        public Altered(MarketData whole, UnaryOperator<BarSeries> change, String tag) {
            this(whole, change, tag, List.of());
        }

        /** The same with one more corporate action. */
        public Altered with(CorporateAction action) {
            return new Altered(whole, change, tag, List.of(action));
        }

        @Override
        public List<Listing> listings() {
            return whole.listings().stream()
                    .map(l -> l.holding(bars(l.instrument())))
                    .toList();
        }

        @Override
        public BarSeries bars(Instrument instrument) {
            return change.apply(whole.bars(instrument));
        }

        /** Those of the whole, and a delisting that the change brought about. */
        @Override
        public List<CorporateAction> actions(Instrument instrument) {
            return Stream.of(
                            whole.actions(instrument).stream(),
                            more.stream().filter(a -> a.instrument().equals(instrument)),
                            delisting(instrument))
                    .flatMap(actions -> actions)
                    .sorted(Comparator.comparingInt(CorporateAction::day))
                    .toList();
        }

        private Stream<CorporateAction> delisting(Instrument instrument) {
            return bars(instrument).delisting().stream()
                    .map(d ->
                            new CorporateAction(instrument, d.day(), CorporateAction.Kind.DELISTING, d.totalReturn()));
        }

        @Override
        public Optional<Series> series(String name) {
            return whole.series(name);
        }

        @Override
        public List<Filing> filings(Instrument instrument) {
            return whole.filings(instrument);
        }

        @Override
        public List<ImportNotes> notes(Instrument instrument) {
            return whole.notes(instrument);
        }

        @Override
        public Optional<Market> market(String code) {
            return whole.market(code);
        }

        @Override
        public String contentHash() {
            return whole.contentHash() + tag;
        }
    }

    /** Bars that wander elsewhere from a day on, and stay valid. */
    public static BarSeries moved(BarSeries bars, int from) {
        double[][] p = {
            bars.open().clone(),
            bars.high().clone(),
            bars.low().clone(),
            bars.close().clone(),
            bars.adjustedClose().clone(),
            bars.volume().clone()
        };
        for (int row = 0; row < bars.size(); row++) {
            int day = bars.days()[row];
            if (day >= from) {
                double factor = 1 + 0.05 * Math.sin(day * 1.7);
                for (int c = 0; c < 5; c++) {
                    p[c][row] *= factor;
                }
                p[5][row] *= 2;
            }
        }
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                bars.days(),
                new BarSeries.Columns(p[0], p[1], p[2], p[3], p[4], p[5]));
    }

    /** Out-of-sample rows of each stock as they lie in a run's folder, by name. */
    public static Map<String, Predicted> predicted(Path workspace, String runId) {
        Map<String, Predicted> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(workspace.resolve("runs").resolve(runId))) {
            files.filter(f -> f.toString().endsWith(".judged")).forEach(f -> {
                JudgedFile.Content content = JudgedFile.read(f);
                all.put(content.header().stock().instrument(), content.predicted());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Copies a workspace that was made once, so that a test may change it. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.sorted().toList()) {
                Path copied = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(source, copied);
                }
            }
        }
    }
}
