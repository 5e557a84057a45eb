package io.assay.experiment.retrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.Looks;
import io.assay.experiment.monitor.Monitoring;
import io.assay.experiment.monitor.PairedDays;
import io.assay.experiment.monitor.RefitLog;
import io.assay.experiment.monitor.Shadows;
import io.assay.experiment.monitor.Succession;
import io.assay.experiment.monitor.Watch;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunRecord;
import io.assay.label.Labels;
import io.assay.market.MarketData;
import io.assay.monitor.Alert;
import io.assay.monitor.AlertLog;
import io.assay.monitor.Reason;
import io.assay.registry.ModelCard;
import io.assay.registry.StageCause;
import io.assay.report.RetrainReport;
import io.assay.report.Text;

/**
 * Fits specifications in use anew and decides who is in use from then on.
 *
 * <p>A refit of the same specification is promoted if it passes the checks and, on the days on which it differs from
 * the models before, is for sure not worse by more than half of what these tell (where too few days differ to tell, the
 * other checks decide): it is the better informed one, and asking it to be better for sure would keep stale models for
 * years. Another specification has to be better for sure, after a time in the shadow; each look at it costs, so that
 * looking often helps nobody. Whoever is replaced stays in the shadow, in case that was a mistake.
 */
public final class Retraining {
    /** A refit may be worse by this share of what the champion tells. */
    private static final double MARGIN = 0.5;

    /** Where the champion tells nothing: this share of a day's deviation. */
    private static final double LEAST_MARGIN = 0.05;

    private static final double REFIT_LEVEL = 0.1;
    private static final int ENOUGH_STOCKS = 20;

    private final RetrainSpec spec;
    private final Wiring wiring;
    private final Map<String, Integer> learnt = new HashMap<>();

    /** At the bars of the wiring, of which none after the spec's last day is looked at. */
    public Retraining(RetrainSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring.on(wiring.data().until(spec.last()));
    }

    /** Looks at everything that is in use, and at the challengers in its shadow. */
    public RetrainReport run(List<String> remarks) {
        Watch.All all = Watch.of(wiring);
        List<String> notes = new ArrayList<>(remarks);
        notes.addAll(all.notes());
        List<RetrainReport.Decision> decisions = new ArrayList<>();
        for (Watch watch : all.watches()) {
            try {
                Optional<RetrainReport.Decision> taken = challenged(watch);
                decisions.add(taken.isPresent() ? taken.get() : refitted(watch));
            } catch (DataException | UsageException e) {
                notes.add(watch.name() + " was left as it is: " + e.getMessage());
            }
        }
        return new RetrainReport(Days.text(lastDay(wiring.data())), decisions, notes);
    }

    private static int lastDay(MarketData data) {
        return data.lastDay().orElseThrow();
    }

    private RetrainReport.Decision refitted(Watch watch) {
        List<String> reasons = reasons(watch);
        if (reasons.isEmpty()) {
            return new RetrainReport.Decision(
                    watch.name(),
                    List.of(),
                    "",
                    RetrainReport.Outcome.NOT_DUE,
                    "The last fit was " + Text.plural(sessionsSince(watch, lastFit(watch)), "session") + " ago, and "
                            + spec.every() + " are waited for unless an alarm comes.",
                    List.of(),
                    Optional.empty());
        }
        RunFolder champion = newestRun(watch);
        RunAgain.Again again = RunAgain.of(champion, wiring, spec.opened());
        PairedDays pairs =
                PairedDays.againstRun(wiring, watch, judgedTo(), again.run().id(), how(watch, REFIT_LEVEL));
        double margin = Math.max(MARGIN * pairs.champion(), LEAST_MARGIN * pairs.deviation());
        List<RetrainReport.Check> checks =
                new RefitChecks(wiring, watch, this::learntTo).all(champion, again, spec.last());
        checks.add(RefitChecks.notWorse(pairs, margin));
        List<String> failed = checks.stream()
                .filter(c -> !c.passed())
                .map(RetrainReport.Check::name)
                .toList();
        boolean promoted = failed.isEmpty();
        String sentence = promoted
                ? spec.dry()
                        ? "The refit would be in use now; nothing was changed."
                        : "The refit is in use, and the models before it are in its shadow."
                : "The models before stay in use: the refit failed '" + String.join("', '", failed) + "'.";
        if (promoted) {
            promote(
                    watch,
                    again.run().record(),
                    "Refit on bars up to " + Days.text(lastDay(wiring.data())) + ": all checks passed.");
        }
        if (!spec.dry()) {
            RefitLog.of(wiring.workspace(), wiring.clock()).tried(watch.name(), lastDay(wiring.data()), sentence);
        }
        return new RetrainReport.Decision(
                watch.name(),
                reasons,
                again.run().id(),
                promoted ? RetrainReport.Outcome.PROMOTED : RetrainReport.Outcome.KEPT,
                sentence,
                checks,
                Optional.of(paired(pairs, REFIT_LEVEL, margin)));
    }

    /** Why the models of a watch are to be fitted anew; none if they are not. */
    private List<String> reasons(Watch watch) {
        int fit = lastFit(watch);
        int since = sessionsSince(watch, fit);
        List<String> reasons = new ArrayList<>();
        if (spec.now()) {
            reasons.add("it was asked for");
        }
        if (since >= spec.every()) {
            reasons.add(Text.plural(since, "session") + " have passed since the last fit");
        }
        for (AlertLog.Entry entry : Monitoring.alerts(wiring).entries()) {
            Alert alert = entry.alert();
            int day = Days.parse(alert.date());
            if (alert.watch().equals(watch.name()) && day > fit && day <= spec.last() && isReason(alert.reason())) {
                reasons.add(alert.reason().word() + " on " + alert.date());
            }
        }
        return sessionsSince(watch, learntTo(watch)) == 0 ? List.of() : reasons;
    }

    /** The day up to which the models learnt, or on which a refit was last tried or taken back. */
    private int lastFit(Watch watch) {
        return Math.max(
                learntTo(watch),
                RefitLog.of(wiring.workspace(), wiring.clock())
                        .last(watch.name(), spec.last())
                        .orElse(Integer.MIN_VALUE));
    }

    /** Bars that are late or missing are no reason to learn from them. */
    private static boolean isReason(Reason reason) {
        return reason.isDecay() || reason == Reason.CALIBRATION_DRIFT || reason == Reason.DATA_DRIFT;
    }

    private int sessionsSince(Watch watch, int day) {
        Set<String> own = watch.models().keySet();
        Set<Integer> days = new HashSet<>();
        wiring.data().listings().stream()
                .filter(l -> own.contains(l.instrument().toString()) && l.lastDay() > day)
                .limit(ENOUGH_STOCKS)
                .forEach(l -> Arrays.stream(wiring.data().bars(l.instrument()).days())
                        .filter(d -> d > day)
                        .forEach(days::add));
        return days.size();
    }

    private int learntTo(String model) {
        return learnt.computeIfAbsent(
                model, id -> Days.parse(wiring.models().show(id).spans().refit().last()));
    }

    private int learntTo(Watch watch) {
        return Set.copyOf(watch.models().values()).stream()
                .mapToInt(this::learntTo)
                .max()
                .orElseThrow();
    }

    private RunFolder newestRun(Watch watch) {
        return watch.runs().values().stream()
                .distinct()
                .map(run -> RunFolder.at(wiring.run(run)))
                .max(Comparator.comparing(
                        run -> run.report().comparison().span().lastDay()))
                .orElseThrow();
    }

    private int judgedTo() {
        return Math.min(spec.last(), spec.judgedTo());
    }

    private PairedDays.How how(Watch watch, double level) {
        ModelCard card = wiring.models().show(watch.models().values().iterator().next());
        return new PairedDays.How(
                level,
                Labels.parse(card.recipe().target()).horizon(),
                spec.seed().child("retrain").child(watch.name()));
    }

    private RetrainReport.Paired paired(PairedDays pairs, double level, double margin) {
        return new RetrainReport.Paired(
                pairs.figure(),
                pairs.first(),
                pairs.last(),
                pairs.days(),
                pairs.differing(),
                pairs.champion(),
                pairs.other(),
                pairs.gap(),
                level,
                margin);
    }

    /** The models of a run take the place of those of a watch, which go into the shadow. */
    private void promote(Watch watch, RunRecord run, String why) {
        if (spec.dry()) {
            return;
        }
        Map<String, String> made = run.models().entrySet().stream()
                .filter(e -> watch.models().containsKey(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        new Succession(wiring.workspace(), wiring.models(), wiring.clock()).prepare(made, lastDay(wiring.data()));
        wiring.models().promote(made, new StageCause(why, StageCause.By.TRAINER, wiring.clock()));
    }

    /** A challenger in the shadow that is better for sure takes over; nothing if there is none that may. */
    private Optional<RetrainReport.Decision> challenged(Watch watch) {
        List<String> stocks = List.copyOf(watch.models().keySet());
        Shadows shadows = Shadows.of(wiring.workspace(), wiring.clock());
        for (Shadows.Shadow shadow : shadows.active()) {
            boolean same = shadow.kind() == Shadows.Kind.CHALLENGER
                    && shadow.models().keySet().stream().anyMatch(stocks::contains);
            if (!same) {
                continue;
            }
            if (watch.models().entrySet().containsAll(shadow.models().entrySet())) {
                // Somebody was killed after promoting it.
                shadows.end(shadow.name(), "It is in use.");
                continue;
            }
            PairedDays.Span days = new PairedDays.Span(Days.parse(shadow.since()), judgedTo());
            PairedDays pairs =
                    PairedDays.againstShadow(wiring, watch, shadow.watch(), days, how(watch, 2 * spec.level()));
            Optional<Looks.Verdict> look = Looks.of(wiring.workspace(), wiring.clock())
                    .look(shadow.name(), pairs, spec.shadowDays(), spec.level(), !spec.dry());
            if (look.filter(Looks.Verdict::better).isPresent()) {
                RunRecord run = RunFolder.at(wiring.run(shadow.run())).record();
                String found = "better for sure on look number " + look.get().number() + " (p " + Text.pValue(pairs.p())
                        + ", asked below " + Text.pValue(look.get().level()) + ")";
                promote(watch, run, "A challenger in the shadow was " + found + ".");
                if (!spec.dry()) {
                    shadows.end(shadow.name(), "It was promoted.");
                }
                return Optional.of(new RetrainReport.Decision(
                        watch.name(),
                        List.of("run " + shadow.run() + " was in its shadow since " + shadow.since()),
                        shadow.run(),
                        RetrainReport.Outcome.PROMOTED,
                        "The challenger " + (spec.dry() ? "would be in use now" : "is in use") + ": it was " + found
                                + ".",
                        List.of(),
                        Optional.of(paired(pairs, 2 * spec.level(), 0))));
            }
        }
        return Optional.empty();
    }
}
