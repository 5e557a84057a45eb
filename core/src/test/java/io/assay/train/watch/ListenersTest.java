package io.assay.train.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListenersTest {
    private final List<String> heard = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Notes what it hears; fails at steps if it is to. */
    private record Noting(String name, List<String> heard, boolean fails) implements TrainingListener {
        @Override
        public void started(TrainingStart start) {
            heard.add(name + " start");
        }

        @Override
        public void stepped(TrainingStep step) {
            if (fails) {
                throw new UncheckedIOException("no space left on device", new IOException());
            }
            heard.add(name + " step " + step.step());
        }

        @Override
        public void epochEnded(TrainingEpoch epoch) {
            heard.add(name + " epoch " + epoch.epoch());
        }

        @Override
        public void ended(TrainingEnd end) {
            heard.add(name + " end");
        }
    }

    private static void train(TrainingListener listener) {
        new Told(listener, new Time()).started(1, 0).steps(1, 1, 2).scored(1).ended(1);
    }

    @Test
    void all_are_told_everything_in_their_order() {
        train(Listeners.all(List.of(new Noting("a", heard, false), new Noting("b", heard, false))));
        assertThat(heard)
                .containsExactly(
                        "a start",
                        "b start",
                        "a step 1",
                        "b step 1",
                        "a step 2",
                        "b step 2",
                        "a epoch 1",
                        "b epoch 1",
                        "a end",
                        "b end");
    }

    @Test
    void one_that_fails_is_warned_of_once_and_told_no_more_and_others_are() {
        TrainingListener failing = Listeners.guarded("the log x", new Noting("a", heard, true), warnings::add);
        train(Listeners.all(List.of(failing, new Noting("b", heard, false))));
        assertThat(heard).containsExactly("a start", "b start", "b step 1", "b step 2", "b epoch 1", "b end");
        assertThat(warnings)
                .containsExactly("warning: the log x is told no more (no space left on device); the training goes on");
    }

    @Test
    void one_that_does_not_fail_is_told_everything() {
        train(Listeners.guarded("it", new Noting("a", heard, false), warnings::add));
        assertThat(heard).containsExactly("a start", "a step 1", "a step 2", "a epoch 1", "a end");
        assertThat(warnings).isEmpty();
    }
}
