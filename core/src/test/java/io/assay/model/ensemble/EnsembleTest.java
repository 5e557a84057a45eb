package io.assay.model.ensemble;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Explained;
import io.assay.model.Learner;
import io.assay.model.MeanEngine;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.builtin.BuiltinEngine;
import io.assay.model.builtin.ConstantLearner;
import io.assay.model.builtin.LinearLearner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class EnsembleTest {
    private static final Seed SEED = Seed.of(1);
    private static final Target CLASSES = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));
    private static final Target NUMBER = Target.number("return_5d");

    private static Dataset data(Target target) {
        var random = Seed.of(4).random();
        float[][] x = new float[60][3];
        double[] y = new double[60];
        int[] day = new int[60];
        for (int r = 0; r < 60; r++) {
            for (int c = 0; c < 3; c++) {
                x[r][c] = (float) random.nextGaussian();
            }
            y[r] = target.isClasses() ? random.nextInt(3) : random.nextGaussian();
            day[r] = r;
        }
        double[] ones = new double[60];
        Arrays.fill(ones, 1);
        return Dataset.of(
                TestDatasets.table(x, "a", "b", "c"),
                target,
                List.of(new Instrument("SIM", "A")),
                new Dataset.Rows(new int[60], day, day, day, day, y, y, ones));
    }

    private static EnsembleModel classes() {
        Dataset train = data(CLASSES);
        LinearLearner all = LinearLearner.logistic(1);
        return EnsembleModel.of(List.of(
                new EnsembleModel.Member(all.withColumns(List.of("c", "a")).fit(train.examples(), SEED), .7),
                new EnsembleModel.Member(all.withColumns(List.of("a", "b")).fit(train.examples(), SEED), .2),
                new EnsembleModel.Member(ConstantLearner.majority().fit(train.examples(), SEED), .1)));
    }

    /** Says its values, whatever it is asked. */
    private record Says(Target target, List<String> features, double... values) implements Model {
        @Override
        public String learner() {
            return "says";
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            return new Predictions(target, values);
        }
    }

    private static Engine.Header header(Model model) {
        return new Engine.Header(model.learner(), model.target(), model.features());
    }

    @Test
    void an_ensemble_is_the_weighted_mean_of_its_members() {
        Model one = new Says(NUMBER, List.of("b", "a"), 1, 2, Double.NaN);
        Model two = new Says(NUMBER, List.of("c", "b"), 3, -2, 1);
        EnsembleModel model =
                EnsembleModel.of(List.of(new EnsembleModel.Member(one, .75), new EnsembleModel.Member(two, .25)));

        assertThat(model.predict(data(NUMBER).features()).values()).containsExactly(1.5, 1, Double.NaN);
        assertThat(model.features()).containsExactly("b", "a", "c");
        assertThat(model.target()).isEqualTo(NUMBER);
        assertThat(model.members()).hasSize(2);
        assertThat(EnsembleModel.average(List.of(one, two))
                        .predict(data(NUMBER).features())
                        .values())
                .containsExactly(2, 0, Double.NaN);
    }

    @Test
    void a_row_on_which_one_member_is_silent_is_silent_in_every_class() {
        Model one = new Says(CLASSES, List.of(), .2, Double.NaN, .8, .1, .2, .7);
        Model two = new Says(CLASSES, List.of(), .5, .25, .25, .5, .25, .25);
        Predictions said =
                EnsembleModel.average(List.of(one, two)).predict(data(CLASSES).features());

        assertThat(said.speaks(0)).isFalse();
        assertThat(Arrays.copyOf(said.values(), 3)).containsOnly(Double.NaN);
        assertThat(said.probability(1, 2)).isCloseTo(.475, within(1e-15));
    }

    @Test
    void probabilities_of_an_ensemble_sum_to_one() {
        Predictions said = classes().predict(data(CLASSES).features());
        for (int r = 0; r < said.rows(); r++) {
            assertThat(said.probability(r, 0) + said.probability(r, 1) + said.probability(r, 2))
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void members_of_different_targets_and_weights_that_make_no_mean_are_refused() {
        Model number = new Says(NUMBER, List.of(), 1);
        Model direction = new Says(CLASSES, List.of(), 1, 0, 0);
        assertThatThrownBy(() -> EnsembleModel.average(List.of(number, direction)))
                .hasMessageContaining("predict");
        assertThatThrownBy(() -> EnsembleModel.of(List.of(new EnsembleModel.Member(number, .9))))
                .hasMessageContaining("sum of weights");
        assertThatThrownBy(() -> new EnsembleModel.Member(number, 0)).hasMessageContaining("weight");
        assertThatThrownBy(() -> EnsembleModel.of(List.of())).hasMessageContaining("members");
    }

    @Test
    void an_ensemble_is_the_same_bit_for_bit_after_writing_and_reading() {
        Engines engines = Engines.find(List.of());
        EnsembleModel model = classes();
        Engine engine = engines.made(model);
        byte[] written = engine.write(model);
        Model read = engines.engine("ensemble").read(written, header(model));

        FeatureRows rows = data(CLASSES).features();
        assertThat(read.predict(rows).values()).isEqualTo(model.predict(rows).values());
        assertThat(read.features()).isEqualTo(model.features());
        assertThat(engine.write(read)).isEqualTo(written);
        assertThat(engine.write(model)).isEqualTo(written);
    }

    @Test
    void an_ensemble_may_hold_ensembles_and_members_of_any_engine_given() {
        Dataset train = data(NUMBER);
        Engines engines =
                Engines.of(List.of(new EnsembleEngine(), new MeanEngine("mean", "mean"), new BuiltinEngine()));
        Model mean = engines.learner("mean", Map.of()).fit(train.examples(), SEED);
        Model ridge = LinearLearner.regression(1).fit(train.examples(), SEED);
        EnsembleModel inner = EnsembleModel.average(List.of(mean, ridge));
        EnsembleModel outer = EnsembleModel.average(List.of(inner, ridge));
        Engine engine = engines.made(outer);

        Model read = engine.read(engine.write(outer), header(outer));
        assertThat(read.predict(train.features()).values())
                .isEqualTo(outer.predict(train.features()).values());
    }

    @Test
    void the_engine_offers_no_learner_of_its_own() {
        Engines engines = Engines.find(List.of());
        assertThat(engines.engine("ensemble").learners()).isEmpty();
        assertThat(engines.engine("ensemble").version()).isNotBlank();
        assertThatThrownBy(() -> engines.engine("ensemble").learner("mean", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("committee");
        assertThatThrownBy(() -> new EnsembleEngine().write(classes())).hasMessageContaining("made by");
        assertThatThrownBy(() -> engines.engine("ensemble").write(new Says(NUMBER, List.of(), 1)))
                .hasMessageContaining("ensemble");
    }

    @Test
    void damage_is_said_with_the_member_that_has_it() {
        EnsembleModel model = classes();
        Engine engine = Engines.find(List.of()).engine("ensemble");
        String text = new String(engine.write(model), StandardCharsets.UTF_8);
        int bytes = text.indexOf("\"bytes\":\"") + 30;
        String flipped = text.substring(0, bytes) + (text.charAt(bytes) == 'A' ? 'B' : 'A') + text.substring(bytes + 1);

        damaged(engine, flipped, "member 1 of the ensemble (logistic-regression)", "checksum");
        damaged(engine, text.substring(0, bytes) + '!' + text.substring(bytes + 1), "member 1", "base64");
        damaged(engine, text.replace("\"majority\"", "\"minority\""), "member 3 of the ensemble", "minority");
        damaged(engine, text.replaceFirst("builtin", "homemade"), "member 1", "no engine 'homemade'");
        damaged(engine, text.replace("\"weight\":0.7", "\"weight\":0.6"), "sum of weights", "0.9");
        damaged(engine, text.replace("\"weight\":0.7", "\"weight\":-0.7"), "member 1", "weight");
        damaged(engine, text.replaceFirst("\"sha256\":\"[0-9a-f]+\",", ""), "fitted part of an ensemble", "sha256");
        damaged(engine, text.substring(0, text.length() / 2), "fitted part of an ensemble", "JSON");
        damaged(engine, "{\"members\":[]}", "members", "at least one");
        damaged(engine, "{}", "fitted part of an ensemble", "members");
    }

    private static void damaged(Engine engine, String text, String... says) {
        Engine.Header header = header(classes());
        assertThatThrownBy(() -> engine.read(text.getBytes(StandardCharsets.UTF_8), header))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(says);
    }

    @Test
    void an_ensemble_and_a_card_that_do_not_belong_together_are_told_apart() {
        EnsembleModel model = classes();
        Engine engine = Engines.find(List.of()).engine("ensemble");
        byte[] written = engine.write(model);

        assertThatThrownBy(() -> engine.read(written, new Engine.Header("ensemble", NUMBER, model.features())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("target");
        assertThatThrownBy(() -> engine.read(written, new Engine.Header("ensemble", CLASSES, List.of("a"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("features");
        assertThatThrownBy(() -> engine.read(written, new Engine.Header("forest", CLASSES, model.features())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("learner");
    }

    @Test
    void importance_is_the_weighted_mean_of_the_members_that_tell() {
        Dataset train = data(CLASSES);
        Model one = LinearLearner.logistic(1).withColumns(List.of("a", "b")).fit(train.examples(), SEED);
        Model two = LinearLearner.logistic(1).withColumns(List.of("c")).fit(train.examples(), SEED);
        Model silent = ConstantLearner.majority().fit(train.examples(), SEED);
        double a = ((Explained) one).importance().getOrDefault("a", Double.NaN);
        Map<String, Double> shares = EnsembleModel.of(List.of(
                        new EnsembleModel.Member(one, .3),
                        new EnsembleModel.Member(two, .2),
                        new EnsembleModel.Member(silent, .5)))
                .importance();
        assertThat(shares.keySet()).containsExactly("a", "b", "c");
        // Half of the weight tells: .3 of .5 is spread over a and b, .2 of .5 is all on c.
        assertThat(shares.get("a")).isCloseTo(.6 * a, within(1e-12));
        assertThat(shares.get("b")).isCloseTo(.6 * (1 - a), within(1e-12));
        assertThat(shares.get("c")).isCloseTo(.4, within(1e-12));
        assertThat(EnsembleModel.average(List.of(silent, silent)).importance()).isEmpty();
    }

    /** Writes many bytes, as large forests do, and reads them back. */
    private record HeavyEngine() implements Engine {
        private static final int BYTES = 16_000_000;

        @Override
        public String name() {
            return "heavy";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<String> learners() {
            return List.of();
        }

        @Override
        public Learner learner(String name, Map<String, Object> parameters) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public boolean made(Model model) {
            return model instanceof Says;
        }

        @Override
        public byte[] write(Model model) {
            return new byte[BYTES];
        }

        @Override
        public Model read(byte[] fitted, Header header) {
            assertThat(fitted).hasSize(BYTES);
            return new Says(header.target(), header.features(), 1);
        }
    }

    @Test
    void members_of_many_bytes_are_read_back() {
        Engines engines = Engines.of(List.of(new HeavyEngine(), new EnsembleEngine()));
        EnsembleModel model = EnsembleModel.average(List.of(new Says(NUMBER, List.of("a"), 1)));
        Engine engine = engines.made(model);
        Model read = engine.read(engine.write(model), header(model));
        assertThat(read.features()).containsExactly("a");
    }
}
