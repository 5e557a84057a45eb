package io.assay.torch.loop;

import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Seed;
import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEnd.Reason;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingEpoch.Score;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import io.assay.torch.net.Network;
import io.assay.train.epochs.Patience;
import io.assay.train.epochs.Plateau;

/**
 * The one loop that trains networks. Each epoch goes through the training rows in an order of its own; after it the
 * validation rows are scored, which decide when the learning rate falls, when training ends, and which epoch's weights
 * are kept. Without validation rows all epochs are trained and the last weights kept.
 */
public final class TrainingLoop {
    private static final int CHECKPOINTS_OF_EPOCH = 10;

    private final Network network;
    private final LoopSpec spec;
    private final Care care;

    /** A loop. */
    public TrainingLoop(Network network, LoopSpec spec, Care care) {
        this.network = network;
        this.spec = spec;
        this.care = care;
    }

    /**
     * Trains the network, or goes on from its checkpoint.
     *
     * @param train rows that are learnt from, at least one
     * @param validation rows that are scored only
     * @param seed weights, order and noise come from it
     * @throws DataException if a loss or gradient is not finite
     */
    public Trained run(Held train, Optional<Held> validation, Seed seed) {
        try (Workers workers = new Workers(care.threads())) {
            return Scoped.still(() -> trained(workers, train, validation, seed));
        }
    }

    private Trained trained(Workers workers, Held train, Optional<Held> validation, Seed seed) {
        Optional<Checkpoint.Reached> before = care.checkpoint().flatMap(Checkpoint::read);
        Steps.Setting setting = new Steps.Setting(network, spec, workers, Place.of(care.device()));
        LoopState state = LoopState.of(setting, before, seed);
        Steps steps = new Steps(setting, state, train, seed);
        Optional<Validation> scoring = validation.map(held -> new Validation(setting, state, held));
        Run run = new Run(state, steps, scoring, steps.steps(train.rows().size()));
        tellStart(run, train, validation);
        Reason reason = epochs(run);
        Progressed progressed = state.progressed();
        int best = validation.isPresent() ? progressed.patience().bestEpoch() : progressed.epoch() - 1;
        Trained trained = new Trained(state.kept(validation.isPresent()), best, progressed.epochs());
        care.listener().ended(new TrainingEnd(progressed.epochs().size(), best, reason));
        care.checkpoint().ifPresent(Checkpoint::delete);
        return trained;
    }

    /** What one training consists of. */
    private record Run(LoopState state, Steps steps, Optional<Validation> validation, int stepsOfEpoch) {}

    private void tellStart(Run run, Held train, Optional<Held> validation) {
        care.listener()
                .started(new TrainingStart(
                        care.name(),
                        network.parameters(),
                        spec.epochs(),
                        run.stepsOfEpoch,
                        train.rows().size(),
                        validation.map(v -> v.rows().size()).orElse(0),
                        run.state.progressed().epochs().size(),
                        validation
                                .map(v -> v.targets().baseRate())
                                .orElse(train.targets().baseRate())));
    }

    private Reason epochs(Run run) {
        while (run.state.progressed().epoch() <= spec.epochs()) {
            if (run.validation.isPresent() && run.state.progressed().patience().isOver(spec.patience())) {
                return Reason.NO_PROGRESS;
            }
            steps(run);
            endEpoch(run);
            keep(run.state);
        }
        return Reason.ALL_EPOCHS;
    }

    private void steps(Run run) {
        run.steps.shuffle(run.state.progressed().epoch());
        while (run.state.progressed().step() < run.stepsOfEpoch) {
            Progressed at = run.state.progressed();
            Steps.Made made = run.steps.make(at.epoch(), at.step());
            refuseInfinite(at, made);
            double rate = at.plateau().rate();
            run.state.update(made.gradient(), rate, at.updates() + 1);
            run.state.progressed(at.stepped(made.loss(), made.norm()));
            care.listener()
                    .stepped(new TrainingStep(
                            at.epoch(),
                            at.step() + 1,
                            made.loss().loss() / made.loss().weight(),
                            made.norm(),
                            rate,
                            made.loss().rows()));
            if (isKept(at.step() + 1, run.stepsOfEpoch)) {
                keep(run.state);
            }
        }
    }

    /** Whether a step is the first at or behind a tenth of the epoch; the last one is kept with the epoch's figures. */
    static boolean isKept(int step, int stepsOfEpoch) {
        long tenths = (long) CHECKPOINTS_OF_EPOCH * step / stepsOfEpoch;
        long before = (long) CHECKPOINTS_OF_EPOCH * (step - 1) / stepsOfEpoch;
        return tenths > before && step < stepsOfEpoch;
    }

    private void refuseInfinite(Progressed at, Steps.Made made) {
        if (!Double.isFinite(made.loss().loss()) || !Double.isFinite(made.norm())) {
            throw new DataException(DataProblem.of("the loss and the gradient of a network must stay finite ("
                            + care.name() + ", epoch " + at.epoch() + ", step " + (at.step() + 1) + ")")
                    .withValue("loss " + made.loss().loss() + ", gradient " + made.norm())
                    .withFix("lower the learning rate (" + at.plateau().rate()
                            + ") or clip gradients; features and targets are finite, that was checked before"));
        }
    }

    private void endEpoch(Run run) {
        Progressed at = run.state.progressed();
        Score train = score(at.loss(), run.steps.countsRight());
        Optional<Score> scored = run.validation.map(v -> score(v.score(), v.countsRight()));
        double loss = scored.map(Score::loss).orElse(Double.NaN);
        Patience patience = at.patience().after(at.epoch(), loss);
        Plateau plateau = at.plateau();
        if (scored.isPresent()) {
            plateau = plateau.after(at.epoch(), loss, spec.plateau(), spec.factor());
        }
        boolean best = scored.isPresent() && patience.bestEpoch() == at.epoch();
        if (best) {
            run.state.keepBest();
        }
        TrainingEpoch epoch = new TrainingEpoch(
                at.epoch(),
                train,
                scored.orElse(new Score(Double.NaN, Double.NaN)),
                at.plateau().rate(),
                at.norms() / run.stepsOfEpoch,
                best);
        run.state.progressed(at.ended(epoch, plateau, patience));
        care.listener().epochEnded(epoch);
    }

    private static Score score(LossSum sum, boolean countsRight) {
        return new Score(sum.loss() / sum.weight(), countsRight ? (double) sum.right() / sum.rows() : Double.NaN);
    }

    private void keep(LoopState state) {
        care.checkpoint().ifPresent(checkpoint -> checkpoint.keep(state.reached()));
    }
}
