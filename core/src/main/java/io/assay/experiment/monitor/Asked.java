package io.assay.experiment.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.LiveRows;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.evaluate.InParts;
import io.assay.experiment.evaluate.LaterRows;
import io.assay.experiment.evaluate.ModelUniverse;
import io.assay.experiment.trade.ServedRows;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.monitor.DayCounts;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;

/**
 * What a model says now of the days after those that it learnt from, what came of all rows of its stocks, and counts of
 * what it read.
 *
 * @param card of the model
 * @param came rows whose outcome is known, of any day that was asked for
 * @param voices what it says of later days
 */
record Asked(ModelCard card, Came came, Voices voices) {
    private static final String RANKED = "_rank";

    /**
     * Rows whose outcome is known.
     *
     * @param instrument name of each row's
     * @param rows times, targets and outcomes; positions of instruments are of no use here
     */
    record Came(List<String> instrument, Dataset.Rows rows) {}

    /**
     * What is said.
     *
     * @param instrument name of each row's
     * @param day epoch day of each row
     * @param width values a row
     * @param said row by row
     */
    record Voices(List<String> instrument, int[] day, int width, double[] said) {
        boolean speaks(int row) {
            return IntStream.range(row * width, (row + 1) * width).noneMatch(i -> Double.isNaN(said[i]));
        }
    }

    /**
     * Whom to ask about which days.
     *
     * @param model its name
     * @param stocks whose current model it is
     * @param last no bar after this epoch day is looked at
     * @param from outcomes are wanted of this epoch day and later ones, and of all days after those that it learnt from
     */
    record Question(String model, List<Instrument> stocks, int last, int from) {}

    /**
     * What a model says of days whatever it learnt from: of use where no outcome is looked at.
     *
     * @param after of later epoch days
     */
    static Voices words(Wiring wiring, Question question, int after) {
        ModelStore.Kept kept = wiring.models().load(question.model());
        UniverseRows universe = universe(wiring, question, kept.card());
        Set<String> own = own(question);
        try (BuiltDataset built =
                universe.build(ModelUniverse.rows(kept.card(), universe), question.from(), question.last())) {
            Dataset rows = select(built.dataset(), own, after);
            LiveRows open = later(built.unlabelled(), own, after);
            return voices(kept.model(), rows, open);
        }
    }

    private static UniverseRows universe(Wiring wiring, Question question, ModelCard card) {
        MarketData seen = wiring.data().until(question.last());
        MarketData data =
                ServedRows.members(card, wiring.workspace()).map(seen::within).orElse(seen);
        return ModelUniverse.of(card, question.stocks(), wiring.on(data));
    }

    private static Set<String> own(Question question) {
        Set<String> own = new TreeSet<>();
        question.stocks().forEach(stock -> own.add(stock.toString()));
        return own;
    }

    /**
     * Asks.
     *
     * @param counts hears what the model learnt from and read later
     * @throws io.assay.base.DataException if its stocks, or those that it reads, may not be looked at
     */
    static Asked of(Wiring wiring, Question question, DayCounts counts) {
        ModelStore.Kept kept = wiring.models().load(question.model());
        ModelCard card = kept.card();
        UniverseRows universe = universe(wiring, question, card);
        Set<String> own = own(question);
        int learntTo = LaterRows.learntTo(card);
        DatasetSpec spec = ModelUniverse.rows(card, universe);
        if (ServedRows.isRanked(card)) {
            // Ranks of a day are spread alike whatever is ranked: what may drift is what they are ranks of.
            try (BuiltDataset unranked = universe.build(spec.withTransforms(List.of()), question.last())) {
                count(counts, card, unranked, own);
            }
        }
        try (BuiltDataset built = universe.build(spec, question.last())) {
            Dataset rows = built.dataset();
            Dataset wanted = select(rows, own, Math.min(question.from() - 1, learntTo));
            Dataset later = select(rows, own, learntTo);
            LiveRows open = later(built.unlabelled(), own, learntTo);
            if (!ServedRows.isRanked(card)) {
                count(counts, card, built, own);
            }
            return new Asked(
                    card,
                    new Came(names(wanted.instruments(), wanted.rows().instrument()), wanted.rows()),
                    voices(kept.model(), later, open));
        }
    }

    /** Columns of which is counted how they are spread: those that a model reads, before they are ranked. */
    static List<String> columns(ModelCard card) {
        return card.recipe().features().stream()
                .map(name -> name.endsWith(RANKED) ? name.substring(0, name.length() - RANKED.length()) : name)
                .toList();
    }

    private static void count(DayCounts counts, ModelCard card, BuiltDataset built, Set<String> own) {
        int learntTo = LaterRows.learntTo(card);
        Dataset rows = built.dataset();
        Dataset learnt = rows.select(IntStream.range(0, rows.size())
                .filter(row -> rows.rows().knownDay()[row] <= learntTo)
                .toArray());
        LiveRows open = later(built.unlabelled(), own, learntTo);
        if (learnt.size() > 0) {
            counts.add(
                    part(learnt),
                    List.of(part(select(rows, own, learntTo)), new DayCounts.Part(open.features(), open.day())));
        }
    }

    private static DayCounts.Part part(Dataset rows) {
        FeatureRows features = rows.features();
        return new DayCounts.Part(features, rows.rows().decisionDay());
    }

    private static Voices voices(Model model, Dataset rows, LiveRows open) {
        Predictions told = InParts.predict(model, rows);
        double[] toTell = open.size() == 0
                ? new double[0]
                : model.predict(open.features()).values();
        List<String> instrument =
                new ArrayList<>(names(rows.instruments(), rows.rows().instrument()));
        instrument.addAll(names(open.instruments(), open.instrument()));
        return new Voices(
                instrument,
                IntStream.concat(IntStream.of(rows.rows().decisionDay()), IntStream.of(open.day()))
                        .toArray(),
                told.target().width(),
                DoubleStream.concat(DoubleStream.of(told.values()), DoubleStream.of(toTell))
                        .toArray());
    }

    private static List<String> names(List<Instrument> instruments, int[] positions) {
        List<String> names = instruments.stream().map(Instrument::toString).toList();
        return IntStream.of(positions).mapToObj(names::get).toList();
    }

    /** Rows of some stocks decided after a day. */
    private static Dataset select(Dataset rows, Set<String> own, int after) {
        List<String> names =
                rows.instruments().stream().map(Instrument::toString).toList();
        return rows.select(IntStream.range(0, rows.size())
                .filter(row -> rows.rows().decisionDay()[row] > after)
                .filter(row -> own.contains(names.get(rows.rows().instrument()[row])))
                .toArray());
    }

    private static LiveRows later(LiveRows rows, Set<String> own, int after) {
        return rows.select(IntStream.range(0, rows.size())
                .filter(row -> rows.day()[row] > after)
                .filter(row -> own.contains(rows.instrumentOf(row).toString()))
                .toArray());
    }
}
