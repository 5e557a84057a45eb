package io.assay.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Digest;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Examples;
import io.assay.model.Device;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.setting.Settings;
import io.assay.model.watch.Attendance;
import io.assay.torch.loop.Asked;
import io.assay.torch.loop.Care;
import io.assay.torch.loop.Checkpoint;
import io.assay.torch.loop.Held;
import io.assay.torch.loop.Libtorch;
import io.assay.torch.loop.Trained;
import io.assay.torch.loop.TrainingLoop;
import io.assay.torch.net.Bfloat16;
import io.assay.torch.net.Network;

/**
 * A network of some kind. Of the rows it is given it learns from the first days; the last ones say when to stop, and
 * rows whose labels reach from the first into the last are left out. Columns are scaled by what the rows learnt from
 * have. Classes are learnt by cross-entropy, numbers, standardised, by squared error.
 */
final class NetworkLearner implements Learner {
    private static final int BRIEF_EPOCHS = 2;
    private static final int BRIEF_UNITS = 16;

    private final Kind kind;
    private final Settings settings;
    private final int threads;
    private final Device device;
    private final Attendance attendance;

    private NetworkLearner(Kind kind, Settings settings, int threads, Device device, Attendance attendance) {
        this.kind = kind;
        this.settings = settings;
        this.threads = Check.atLeast("threads", threads, 1);
        this.device = device;
        this.attendance = attendance;
    }

    /** A network with some hyper-parameters changed, fitted on one thread and watched by nobody. */
    static NetworkLearner of(Kind kind, Map<String, Object> parameters) {
        Settings settings = Settings.of(kind.name(), kind.parameters(), parameters);
        if (kind.heads() && settings.real("validation") == 0) {
            throw new UsageException(
                    "'validation' of " + kind.name() + " must be above 0, was 0: its confidence is learnt"
                            + " from rows that the direction is not learnt from");
        }
        return new NetworkLearner(kind, settings, 1, Device.CPU, Attendance.NONE);
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public Map<String, Object> parameters() {
        return settings.all();
    }

    @Override
    public Learner onThreads(int number) {
        return new NetworkLearner(kind, settings, number, device, attendance);
    }

    @Override
    public Learner attended(Attendance by) {
        return new NetworkLearner(kind, settings, threads, device, by);
    }

    @Override
    public Learner onDevice(Device on) {
        if (on != Device.CPU) {
            Libtorch.require(on);
        }
        return new NetworkLearner(kind, settings, threads, on, attendance);
    }

    @Override
    public int sequence() {
        return settings.count("sequence");
    }

    /** Layers of few units for two epochs: after the second it is known which was the better one. */
    @Override
    public Learner briefly() {
        Map<String, Object> brief = new LinkedHashMap<>(settings.all());
        brief.put("epochs", Math.min(BRIEF_EPOCHS, settings.count("epochs")));
        for (String layer : kind.sizes()) {
            brief.put(layer, Math.min(BRIEF_UNITS, settings.count(layer)));
        }
        return new NetworkLearner(
                kind, Settings.of(kind.name(), kind.parameters(), brief), threads, device, attendance);
    }

    @Override
    public List<String> remarks() {
        return Schooling.isMixed(settings) && Libtorch.isSlowWhenMixed(device)
                ? List.of("precision=mixed is slower than single precision here: the processor has no instructions for"
                        + " bfloat16.")
                : List.of();
    }

    /** The first days: the last ones say when to stop. */
    @Override
    public int[] learntFrom(Examples train) {
        return InnerSplit.learnt(train, settings.real("validation"));
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        NetworkTargets.check(train, kind.heads());
        InnerSplit split = InnerSplit.of(train, settings.real("validation"));
        Inputs inputs = Inputs.of(split.learn(), settings);
        NetworkTargets learn = NetworkTargets.of(split.learn(), kind.heads());
        Held learnt = held(split.learn(), inputs, learn);
        Optional<Held> validation =
                split.validation().map(rows -> held(rows, inputs, NetworkTargets.of(rows, learn.unit(), kind.heads())));
        Network network =
                kind.spec().apply(settings).network(inputs.shape(learn.targets().outputs()));
        Care care = new Care(
                kind.name(),
                threads,
                device,
                attendance.listener(),
                attendance.checkpoints().map(folder -> Checkpoint.of(folder, key(learnt, validation, seed))));
        Trained trained = new TrainingLoop(network, Schooling.loop(settings), care).run(learnt, validation, seed);
        // Before anything is said with them: what is judged is what is kept.
        float[] weights = Schooling.keepsBrief(settings) ? Bfloat16.rounded(trained.weights()) : trained.weights();
        FittedNetwork fitted = new FittedNetwork(
                kind.name(),
                settings.all(),
                train.target(),
                inputs,
                learn.unit(),
                trained.best(),
                trained.epochs(),
                kernels());
        if (!kind.heads()) {
            return new NetworkModel(fitted, new FittedNetwork.Weights(weights, Optional.empty()), threads);
        }
        Held unseen = validation.orElseThrow();
        Asked asked = new Asked(network, weights);
        Confidence confidence = Confidence.learn(
                asked.trunk(unseen.rows(), threads),
                asked.answers(unseen.rows(), threads),
                unseen.targets(),
                seed.child("confidence"));
        return new HeadsModel(fitted, new FittedNetwork.Weights(weights, Optional.of(confidence)), threads);
    }

    private String kernels() {
        return Schooling.isMixed(settings) ? Libtorch.mixedKernels(device) : Libtorch.kernels(device);
    }

    private static Held held(Examples rows, Inputs inputs, NetworkTargets targets) {
        int[] all = IntStream.range(0, rows.size()).toArray();
        return new Held(NetworkRows.of(rows.features(), all, inputs), targets.targets());
    }

    /**
     * What a checkpoint belongs to: everything that weights depend on. Windows count whole, since bars before the first
     * row are in no dataset's digest.
     */
    private String key(Held learnt, Optional<Held> validation, Seed seed) {
        Digest digest = Digest.sha256()
                .add(kind.name() + settings.all())
                .add(TorchEngine.VERSION + kernels())
                .add(seed.value());
        learnt.addTo(digest);
        validation.ifPresent(held -> held.addTo(digest));
        return digest.hex();
    }
}
