package io.assay.experiment.ablation;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.DatasetSpec;
import io.assay.experiment.ModelRows;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.UntradedOpens;
import io.assay.feature.FeatureGroup;
import io.assay.feature.outside.Modalities;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Learner;
import io.assay.proof.Ingredients;
import io.assay.train.Covering;
import io.assay.train.Reading;

/**
 * What is ablated.
 *
 * @param learner who learns, from the rows of all stocks together
 * @param label what is asked of each stock; has classes
 * @param modalities the kinds of input that are set against each other, at least one
 * @param windowMonths calendar months from one refit of the walk-forward to the next
 * @param minTrain fewest sessions in front of a window
 * @param seed root of all randomness: the same for every variant
 * @param from first epoch day of a row; earlier bars warm features up
 */
public record AblationSpec(
        Learner learner, Label label, Modalities modalities, int windowMonths, int minTrain, Seed seed, int from) {
    /** One of all days. */
    public AblationSpec(
            Learner learner, Label label, Modalities modalities, int windowMonths, int minTrain, Seed seed) {
        this(learner, label, modalities, windowMonths, minTrain, seed, Integer.MIN_VALUE);
    }

    /** The same from a day on: where what is set against each other was not recorded before. */
    public AblationSpec withFrom(int day) {
        return new AblationSpec(learner, label, modalities, windowMonths, minTrain, seed, day);
    }

    /** Checks the numbers. */
    public AblationSpec {
        Check.that(!label.classes().isEmpty(), "label", "have classes", label.name());
        Check.that(!modalities.isEmpty(), "modalities", "name at least one", modalities.text());
        Check.within("windowMonths", windowMonths, 1, 1200);
        Check.atLeast("minTrain", minTrain, 1);
    }

    /**
     * The learner with some kinds of input.
     *
     * @param name in reports
     * @param reads the kinds that it reads beside bars
     * @param learner it
     */
    record Variant(String name, Modalities reads, Learner learner) {}

    /**
     * Bars alone, bars with each kind that there is, and with all of them.
     *
     * @param there the kinds of which anything is recorded
     */
    List<Variant> variants(List<FeatureGroup> there) {
        List<Variant> variants = new ArrayList<>();
        variants.add(variant("bars alone", Modalities.NONE));
        there.forEach(group -> variants.add(variant("with " + Modalities.name(group), Modalities.of(group))));
        if (there.size() > 1) {
            variants.add(variant("with all", new Modalities(there)));
        }
        return variants;
    }

    private Variant variant(String name, Modalities reads) {
        List<FeatureGroup> without = modalities.groups().stream()
                .filter(group -> !reads.groups().contains(group))
                .toList();
        return new Variant(name, reads, new Reading(new Covering(learner), without));
    }

    /** The rows, the same for all variants: features ranked across the stocks of their day, with every kind. */
    DatasetSpec rows(Label traded, List<Instrument> universe, MarketData data) {
        return OutsideInputs.on(ofBars(traded, universe), modalities, data, universe);
    }

    private DatasetSpec ofBars(Label traded, List<Instrument> universe) {
        return ModelRows.ofUniverse(traded, universe, true).withSequence(learner.sequence());
    }

    /** The null models, on the columns that its rows have. */
    List<Learner> nulls() {
        return ModelRows.nulls(label.horizon(), true);
    }

    /**
     * All that is fitted for it: variants differ by the columns that they see, so one stands for all.
     *
     * @param untraded whether some stocks of the universe are entered at the close
     */
    Ingredients ingredients(boolean untraded) {
        List<Learner> learners = new ArrayList<>();
        learners.add(new Covering(learner));
        learners.addAll(nulls());
        return new Ingredients(List.of(new Ingredients.Part(
                "rows of all stocks",
                (universe, data) -> rows(UntradedOpens.ofUniverse(label, untraded, universe), universe, data),
                false,
                learners)));
    }

    /** The specification in one line. */
    public String text() {
        return "ablation: " + learner.name() + " " + Json.line(learner.parameters()) + "; "
                + ofBars(label, List.of()).text() + "; beside bars: " + modalities.text() + "; refitted every "
                + CalendarWindows.length(windowMonths) + ", train>=" + minTrain
                + (from > Integer.MIN_VALUE ? ", from=" + Days.text(from) : "");
    }

    /** SHA-256 of the text and the seed. */
    String hash() {
        return Digest.sha256().add(text()).add(seed.value()).hex();
    }
}
