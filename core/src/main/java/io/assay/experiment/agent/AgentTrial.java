package io.assay.experiment.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Seed;
import io.assay.dataset.DatasetSpec;
import io.assay.experiment.Looks;
import io.assay.experiment.Source;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.label.ForwardReturn;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.model.builtin.ConstantLearner;
import io.assay.portfolio.sizing.DayResults;
import io.assay.portfolio.sizing.Lesson;
import io.assay.portfolio.sizing.NullBook;
import io.assay.portfolio.sizing.SizedPath;
import io.assay.portfolio.sizing.SizingEngine;
import io.assay.portfolio.sizing.SizingPolicy;
import io.assay.portfolio.sizing.SizingScores;
import io.assay.portfolio.sizing.Span;
import io.assay.portfolio.sizing.StateScale;
import io.assay.portfolio.sizing.Track;
import io.assay.proof.Ingredients;
import io.assay.report.AgentReport;

/**
 * Asks whether an agent that sizes positions earns anything after costs: trained on all sessions before a window,
 * acting in it, window by window, by several seeds of which none is chosen. It is one trial. Trained agents are on disk
 * as soon as they are done: who is killed goes on with the one that was in training.
 */
public final class AgentTrial {
    /** What the ledger notes. */
    static final String SCORE = "net return a year";

    private final AgentSpec spec;
    private final SizingEngine engine;
    private final Wiring wiring;

    /** A trial. */
    public AgentTrial(AgentSpec spec, SizingEngine engine, Wiring wiring) {
        this.spec = spec;
        this.engine = engine;
        this.wiring = wiring;
    }

    /** Who acted on the test episodes of all windows. */
    private record Acted(List<SizedPath> agent, List<List<SizedPath>> seeds) {
        static Acted blank(int seeds) {
            return new Acted(
                    new ArrayList<>(),
                    IntStream.range(0, seeds)
                            .mapToObj(s -> (List<SizedPath>) new ArrayList<SizedPath>())
                            .toList());
        }

        List<Span> episodes() {
            return agent.stream().map(SizedPath::span).toList();
        }
    }

    /** An agent to be trained. */
    private record Task(int window, int seed) {}

    /**
     * Runs.
     *
     * @throws io.assay.base.DataException if no stock may be used, there is too little history, or the features look
     *     ahead
     */
    public AgentReport run(List<Instrument> instruments) {
        UniverseRows universe = UniverseRows.of(ForwardReturn.of(1), wiring, instruments);
        ProofStamp proof = wiring.proven(ingredients());
        Optional<RunScores> scores = spec.sight().run().map(run -> RunScores.of(wiring.workspace(), run));
        AgentTracks tracks = AgentTracks.of(universe, spec, scores, wiring);
        List<AgentWindow> windows = AgentWindow.of(tracks.tracks(), spec);
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        AgentMemory memory = new AgentMemory(folder(), engine, notes);
        Acted acted = act(windows, memory);
        List<DayResults> seeds = IntStream.range(0, spec.seeds())
                .mapToObj(s -> DayResults.of("seed " + (s + 1), acted.seeds().get(s)))
                .toList();
        DayResults agent = DayResults.of(spec.learner().name() + ", mean of seeds", acted.agent());
        Seed chance = spec.seed().child("agent");
        List<NullBook> nulls = new WithoutSkill(acted.agent(), spec.rules(), chance).books();
        String specification = spec.text() + "; " + universe.text();
        SizingScores judged = SizingScores.of(agent, seeds, nulls, tried(specification), chance.child("judging"));
        int first = acted.episodes().stream().mapToInt(Span::firstDay).min().orElseThrow();
        Window days = new Window(first, agent.days()[agent.days().length - 1]);
        Source source = universe.together();
        long line = new Looks(wiring.ledger(), source.hash(), days, spec.seed())
                .trial(
                        specification,
                        new Trial.Score(SCORE, judged.agent().net().value()));
        notes.addAll(0, tracks.notes());
        notes.addAll(0, source.warnings());
        scores.ifPresent(told -> notes.addAll(0, told.notes()));
        AgentReport report = new AgentReport(
                spec.text(),
                source.hash(),
                spec.seed().value(),
                source.simulated(),
                universe.text(),
                tracks.tracks().stream().map(Track::name).distinct().toList(),
                judged,
                days,
                curves(agent, seeds, nulls),
                line,
                wiring.ledger().countTrials(),
                proof,
                List.copyOf(notes),
                tracks.leftOut(),
                "");
        return report.withModel(
                keep(tracks.tracks(), memory, report).getFileName().toString());
    }

    /**
     * Distinct specifications of agents in the ledger, this one included, on whatever data: who tries several sees the
     * best of them, and which stocks they act on is a part of what is tried.
     */
    private long tried(String specification) {
        return Stream.concat(
                        Stream.of(specification),
                        wiring.ledger().entries().stream()
                                .map(entry -> entry.trial().specification())
                                .filter(text -> text.startsWith(AgentSpec.KIND)))
                .distinct()
                .count();
    }

    /** What could look ahead in what is seen of bars; episodes are proven by tests of their own. */
    private Ingredients ingredients() {
        DatasetSpec rows = DatasetSpec.of(spec.sight().features(), ForwardReturn.of(1));
        return new Ingredients(List.of(new Ingredients.Part(
                "what agents see", (all, data) -> rows, false, List.of(ConstantLearner.majority()))));
    }

    private Path folder() {
        String name =
                Digest.sha256().add(spec.text()).add(spec.seed().value()).hex().substring(0, 12);
        return wiring.workspace().resolve("folds").resolve("agent-" + name);
    }

    private Seed seed(int number) {
        return spec.seed().child("agent").child(number);
    }

    private Acted act(List<AgentWindow> windows, AgentMemory memory) {
        List<Lesson> lessons =
                windows.stream().map(w -> Lesson.of(w.train(), spec.rules())).toList();
        List<String> digests = lessons.stream().map(Lesson::digest).toList();
        List<Task> tasks = new ArrayList<>();
        for (int w = 0; w < windows.size(); w++) {
            for (int s = 0; s < spec.seeds(); s++) {
                tasks.add(new Task(w, s));
            }
        }
        wiring.progress().start("Agents", tasks.size());
        List<SizingPolicy> trained = wiring.parallel().map(tasks, task -> {
            int w = task.window();
            SizingPolicy policy = memory.trained(spec.learner(), lessons.get(w), digests.get(w), seed(task.seed()));
            wiring.progress().step(Days.text(windows.get(w).firstDay()) + ", seed " + (task.seed() + 1));
            return policy;
        });
        wiring.progress().done();
        Acted acted = Acted.blank(spec.seeds());
        for (int w = 0; w < windows.size(); w++) {
            List<SizingPolicy> own = trained.subList(w * spec.seeds(), (w + 1) * spec.seeds());
            act(windows.get(w).test(), own, lessons.get(w).scale(), acted);
        }
        return acted;
    }

    private void act(List<Span> test, List<SizingPolicy> policies, StateScale scale, Acted acted) {
        List<SizingPolicy> all = new ArrayList<>(policies);
        all.add(SizingPolicy.mean(policies));
        List<List<SizedPath>> paths =
                wiring.parallel().map(all, policy -> SizedPath.of(policy, test, spec.rules(), scale));
        for (int s = 0; s < policies.size(); s++) {
            acted.seeds().get(s).addAll(paths.get(s));
        }
        acted.agent().addAll(paths.get(policies.size()));
    }

    private static AgentReport.Curves curves(DayResults agent, List<DayResults> seeds, List<NullBook> nulls) {
        Map<String, double[]> growth = new LinkedHashMap<>();
        growth.put(agent.name(), agent.growth());
        seeds.forEach(book -> growth.put(book.name(), book.on(agent.days()).growth()));
        nulls.forEach(book ->
                growth.put(book.name(), book.alike().get(0).on(agent.days()).growth()));
        return new AgentReport.Curves(agent.days(), growth);
    }

    /** Trains all seeds once more on everything, and keeps them as one. */
    private Path keep(List<Track> tracks, AgentMemory memory, AgentReport report) {
        Lesson lesson = Lesson.of(AgentWindow.everything(tracks), spec.rules());
        String digest = lesson.digest();
        List<Integer> numbers = IntStream.range(0, spec.seeds()).boxed().toList();
        wiring.progress().start("Agents of all days", spec.seeds());
        List<SizingPolicy> members = wiring.parallel().map(numbers, s -> {
            SizingPolicy policy = memory.trained(spec.learner(), lesson, digest, seed(s));
            wiring.progress().step("seed " + (s + 1));
            return policy;
        });
        wiring.progress().done();
        return new AgentFile(card(lesson, report), spec.sight(), spec.rules(), lesson.scale(), members)
                .write(AgentFile.folder(wiring.workspace()), spec.learner().name(), engine);
    }

    private static AgentFile.Card card(Lesson lesson, AgentReport report) {
        SizingScores.Figure net = report.scores().agent().net();
        IntSummaryStatistics trained = lesson.spans().stream()
                .flatMapToInt(span -> IntStream.of(span.firstDay(), span.lastDay()))
                .summaryStatistics();
        return new AgentFile.Card(
                report.specification(),
                report.dataHash(),
                report.seed(),
                List.of(Days.text(trained.getMin()), Days.text(trained.getMax())),
                List.of(
                        Days.text(report.days().firstDay()),
                        Days.text(report.days().lastDay())),
                report.scores().outcome().title() + ". " + report.sentence(),
                List.of(net.interval().lower(), net.value(), net.interval().upper()),
                report.stocks(),
                report.proof().sentence(),
                report.notes());
    }
}
