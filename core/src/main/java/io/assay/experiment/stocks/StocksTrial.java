package io.assay.experiment.stocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Digest;
import io.assay.dataset.CalendarWindows;
import io.assay.experiment.Looks;
import io.assay.experiment.Wiring;
import io.assay.experiment.study.FoldFolder;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.report.StocksReport;
import io.assay.stocks.Compared;
import io.assay.stocks.ModelNames;
import io.assay.stocks.Recommendations;
import io.assay.stocks.StockAnswers;
import io.assay.stocks.StockChoice;
import io.assay.stocks.StockGates;

/**
 * Trains the recommended stocks and compares the request's two models, a model of each stock and a model of all stocks
 * on the same rows after the analysis (R16, R17, F68). Each model is a trial. Folds are on disk as soon as they are
 * done: who is killed goes on.
 */
public final class StocksTrial {
    private static final List<List<String>> PAIRS = pairs();

    private final TrainSpec spec;
    private final Wiring wiring;

    /**
     * A trial.
     *
     * @param wiring whose data end with the last open day
     */
    public StocksTrial(TrainSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    private static List<List<String>> pairs() {
        List<List<String>> pairs = new ArrayList<>();
        pairs.add(List.of(ModelNames.OWN_SCALER, ModelNames.ORIGINAL));
        pairs.add(List.of(ModelNames.OWN, ModelNames.ORIGINAL));
        pairs.add(List.of(ModelNames.GLOBAL, ModelNames.ORIGINAL));
        pairs.add(List.of(ModelNames.OWN, ModelNames.GLOBAL));
        ModelNames.MODELS.forEach(m -> pairs.add(List.of(m, ModelNames.RANDOM_WALK)));
        ModelNames.MODELS.forEach(m -> pairs.add(List.of(m, ModelNames.MEAN)));
        return List.copyOf(pairs);
    }

    /**
     * Runs.
     *
     * @throws DataException if the bars of the analysis have changed, nobody is recommended, or nobody has a row after
     *     the analysis
     */
    public StocksReport run(Recommendations recommendations) {
        List<Instrument> recommended = recommended(recommendations);
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        FoldFolder memory = new FoldFolder(folder(recommendations), wiring.maker(), wiring.clock(), notes);
        Map<String, String> leftOut = Collections.synchronizedMap(new TreeMap<>());
        List<StockRows> pool = rows(recommendations, leftOut);
        CalendarWindows windows = windows(recommendations, pool);
        wiring.progress().start("Walk-forward", recommended.size() + 2L);
        StockWalks walks = new StockWalks(spec, wiring, windows, memory, pool);
        List<StockRows> ours =
                pool.stream().filter(s -> recommended.contains(s.instrument())).toList();
        List<StockAnswers> answers = answers(walks, ours, leftOut);
        wiring.progress().done();
        Compared.Terms terms = new Compared.Terms(
                ModelNames.MODELS,
                PAIRS,
                recommendations.horizon(),
                spec.roundTrip(),
                (long) ModelNames.MODELS.size() * recommendations.stocks().size());
        List<StockChoice> choices = choices(answers, terms);
        StocksReport judged = judged(recommendations, answers, choices, terms, leftOut);
        Map<String, Long> lines = log(judged, recommendations);
        Map<String, String> kept =
                spec.keep() ? new KeptModels(spec, wiring, walks, recommendations).keep(pool, choices) : Map.of();
        memory.prune();
        List<String> all =
                Stream.concat(notes.stream().sorted(), judged.notes().stream()).toList();
        return judged.after(kept, lines, wiring.ledger().countTrials(), all);
    }

    private Path folder(Recommendations of) {
        String name = Digest.sha256()
                .add(spec.text())
                .add(of.digest())
                .add(spec.seed().value())
                .hex()
                .substring(0, 12);
        return wiring.workspace().resolve("folds").resolve("stocks-" + name);
    }

    private List<Instrument> recommended(Recommendations of) {
        List<Instrument> all =
                of.stocks().stream().map(s -> Instrument.parse(s.symbol())).toList();
        List<Instrument> stored =
                wiring.data().listings().stream().map(l -> l.instrument()).toList();
        boolean same = stored.containsAll(all)
                && StockAnalysis.hash(wiring.data().until(of.lastDay()), all).equals(of.dataHash());
        if (!same) {
            throw new DataException(DataProblem.of("the bars up to "
                            + of.window().last() + " are not those that the recommendations were made of")
                    .withFix("run 'assay stocks analyse' again"));
        }
        List<Instrument> recommended =
                of.recommended().stream().map(s -> Instrument.parse(s.symbol())).toList();
        if (recommended.isEmpty()) {
            throw new DataException(DataProblem.of("no stock is recommended: not one of " + all.size()
                            + " is of at least " + of.leastGrade().title() + " quality and long enough to judge")
                    .withFix("import more history, or analyse with '--least usable'"));
        }
        return recommended;
    }

    /** Rows of the pool up to the last open day; who is left out now, and why, is told. */
    private List<StockRows> rows(Recommendations of, Map<String, String> leftOut) {
        Auditor auditor = Auditor.of(wiring.data(), Thresholds.DEFAULTS);
        List<Recommendations.Stock> pool = of.stocks().stream()
                .filter(s -> s.quality().grade().isAtLeast(of.leastGrade()))
                .limit(Math.max(spec.pool(), of.recommended().size()))
                .toList();
        wiring.progress().start("Rows", pool.size());
        List<Optional<StockRows>> rows = wiring.parallel().map(pool, stock -> {
            Instrument instrument = Instrument.parse(stock.symbol());
            wiring.progress().step(stock.symbol());
            try {
                return Optional.of(StockRows.of(wiring, auditor, instrument, of.horizon()));
            } catch (DataException e) {
                leftOut.put(stock.symbol(), String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
        wiring.progress().done();
        return rows.stream().flatMap(Optional::stream).toList();
    }

    private CalendarWindows windows(Recommendations of, List<StockRows> pool) {
        int after = of.lastDay() + 1;
        int last = pool.stream()
                .mapToInt(s -> s.dataset().rows().decisionDay()[s.dataset().size() - 1])
                .max()
                .orElse(Integer.MIN_VALUE);
        if (last < after) {
            throw new DataException(DataProblem.of("no stock has an open row after the analysis, which went to "
                            + of.window().last())
                    .withFix("analyse to an earlier day, with '--analyse-to'"));
        }
        int first = pool.stream()
                .mapToInt(s -> s.dataset().rows().decisionDay()[0])
                .min()
                .orElseThrow();
        return CalendarWindows.ofMonths(
                        spec.walk().months(),
                        Math.min(first, after - 1),
                        last,
                        spec.walk().minTrain())
                .withStart(after)
                .from(after);
    }

    private List<StockAnswers> answers(StockWalks walks, List<StockRows> ours, Map<String, String> leftOut) {
        List<Optional<StockAnswers>> all = wiring.parallel().map(ours, stock -> {
            String symbol = stock.instrument().toString();
            try {
                Optional<StockAnswers> said = walks.of(stock).filter(a -> a.size() > 0);
                if (said.isEmpty()) {
                    leftOut.put(symbol, "no row after the analysis is answered by all models");
                }
                return said;
            } catch (DataException e) {
                leftOut.put(symbol, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
        List<StockAnswers> found = all.stream().flatMap(Optional::stream).toList();
        if (found.isEmpty()) {
            throw new DataException("not one of the recommended stocks could be walked forward over. First: "
                    + leftOut.values().stream().findFirst().orElse(""));
        }
        return found;
    }

    private List<StockChoice> choices(List<StockAnswers> answers, Compared.Terms terms) {
        return answers.stream()
                .flatMap(a ->
                        StockChoice.of(a, terms, spec.seed().child("choice").child(a.symbol())).stream())
                .toList();
    }

    private StocksReport judged(
            Recommendations of,
            List<StockAnswers> answers,
            List<StockChoice> choices,
            Compared.Terms terms,
            Map<String, String> leftOut) {
        List<Compared> stocks = answers.stream()
                .map(a -> Compared.of(
                        List.of(a), terms, spec.seed().child("judging").child(a.symbol())))
                .toList();
        Compared all = Compared.of(answers, terms, spec.seed().child("judging"));
        List<StockAnswers> later = choices.stream()
                .map(c -> c.laterRows(answers.stream()
                        .filter(a -> a.symbol().equals(c.symbol()))
                        .findFirst()
                        .orElseThrow()))
                .toList();
        Optional<Compared> chosen = later.isEmpty()
                ? Optional.empty()
                : Optional.of(Compared.of(
                        later,
                        new Compared.Terms(
                                List.of(ModelNames.CHOSEN),
                                List.of(List.of(ModelNames.CHOSEN, ModelNames.RANDOM_WALK)),
                                terms.horizon(),
                                terms.roundTrip(),
                                terms.trials()),
                        spec.seed().child("chosen")));
        return new StocksReport(
                spec.text("all four", of.digest()),
                of,
                window(answers),
                all,
                stocks,
                choices,
                chosen,
                chosen.map(c -> StockGates.of(c, choices)).orElse(List.of()),
                terms.trials(),
                spec.roundTrip(),
                new TreeMap<>(leftOut),
                answers.stream().allMatch(a -> a.symbol().startsWith(Market.SIM.code() + ":")),
                Map.of(),
                Map.of(),
                0,
                List.of());
    }

    private static Window window(List<StockAnswers> answers) {
        int first = answers.stream().mapToInt(a -> a.rows().day()[0]).min().orElseThrow();
        int last = answers.stream()
                .mapToInt(a -> a.rows().day()[a.size() - 1])
                .max()
                .orElseThrow();
        return new Window(first, last);
    }

    private Map<String, Long> log(StocksReport report, Recommendations of) {
        List<Instrument> stocks =
                report.all().symbols().stream().map(Instrument::parse).toList();
        Looks looks =
                new Looks(wiring.ledger(), StockAnalysis.hash(wiring.data(), stocks), report.window(), spec.seed());
        Map<String, Long> lines = new TreeMap<>();
        for (String model : ModelNames.MODELS) {
            lines.put(
                    model,
                    looks.trial(
                            spec.text(model, of.digest()) + "; after "
                                    + of.window().last() + "; stocks=" + stocks.size(),
                            new Trial.Score(
                                    "R2 over the random walk",
                                    report.all().of(model).rSquared().value())));
        }
        return lines;
    }
}
