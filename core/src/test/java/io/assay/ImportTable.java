package io.assay;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Which package may import which. It may be changed when a better order is found; it may not be worked around. */
public final class ImportTable {
    private static final String ROOT = "io.assay";
    private static final String ALL = "*";

    /** Package (first name after the root) to the packages of ours that it may import. */
    public static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("base", Set.of()),
            Map.entry("ledger", Set.of("base")),
            Map.entry("metric", Set.of("base")),
            Map.entry("market", Set.of("base")),
            Map.entry("feature", Set.of("base", "market")),
            Map.entry("label", Set.of("base", "market")),
            Map.entry("dataset", Set.of("base", "market", "feature", "label")),
            Map.entry("model", Set.of("base", "feature", "dataset", "metric")),
            Map.entry("train", Set.of("base", "feature", "label", "dataset", "model", "metric", "ledger")),
            Map.entry("evaluate", Set.of("base", "dataset", "model", "metric", "ledger")),
            Map.entry("signal", Set.of("base", "market", "feature", "label", "dataset", "model")),
            Map.entry("backtest", Set.of("base", "market", "signal", "metric", "ledger")),
            Map.entry(
                    "quality",
                    Set.of(
                            "base",
                            "market",
                            "feature",
                            "label",
                            "dataset",
                            "model",
                            "train",
                            "evaluate",
                            "metric",
                            "signal",
                            "ledger")),
            Map.entry(
                    "forecast",
                    Set.of("base", "market", "label", "dataset", "train", "model", "evaluate", "metric", "quality")),
            Map.entry("stocks", Set.of("base", "market", "dataset", "model", "evaluate", "metric", "quality")),
            Map.entry("portfolio", Set.of("base", "feature", "dataset", "backtest", "metric")),
            Map.entry("registry", Set.of("base", "dataset", "model", "metric", "evaluate", "train", "ledger")),
            Map.entry("monitor", Set.of("base", "feature", "metric", "ledger")),
            Map.entry("proof", Set.of(ALL)),
            Map.entry("report", Set.of(ALL)),
            Map.entry("experiment", Set.of(ALL)),
            Map.entry("store", Set.of("base", "market", "feature")),
            Map.entry("xgboost", Set.of("base", "feature", "dataset", "model")),
            Map.entry("torch", Set.of("base", "market", "feature", "dataset", "model", "metric", "train", "portfolio")),
            Map.entry(
                    "server",
                    Set.of("base", "market", "label", "signal", "ledger", "registry", "train", "report", "experiment")),
            Map.entry("app", Set.of(ALL)));

    /** Package of experiments to the packages of experiments that it may import. */
    public static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("experiment", Set.of()),
            Map.entry("experiment.run", Set.of("experiment")),
            Map.entry("experiment.hunt", Set.of("experiment", "experiment.run")),
            Map.entry("experiment.stock", Set.of("experiment", "experiment.hunt", "experiment.run")),
            Map.entry("experiment.study", Set.of("experiment", "experiment.hunt", "experiment.run")),
            Map.entry(
                    "experiment.replay",
                    Set.of("experiment", "experiment.run", "experiment.stock", "experiment.study")),
            Map.entry(
                    "experiment.monitor",
                    Set.of("experiment", "experiment.evaluate", "experiment.run", "experiment.trade")),
            Map.entry(
                    "experiment.retrain",
                    Set.of(
                            "experiment",
                            "experiment.monitor",
                            "experiment.run",
                            "experiment.stock",
                            "experiment.study")),
            Map.entry("experiment.trade", Set.of("experiment", "experiment.run")),
            Map.entry(
                    "experiment.pooled", Set.of("experiment", "experiment.hunt", "experiment.run", "experiment.trade")),
            Map.entry("experiment.tune", Set.of("experiment")),
            Map.entry("experiment.quality", Set.of("experiment", "experiment.run", "experiment.study")),
            Map.entry("experiment.regime", Set.of("experiment", "experiment.run", "experiment.study")),
            Map.entry(
                    "experiment.pipeline",
                    Set.of(
                            "experiment",
                            "experiment.forecast",
                            "experiment.hunt",
                            "experiment.quality",
                            "experiment.regime",
                            "experiment.stocks")),
            Map.entry("experiment.agent", Set.of("experiment", "experiment.run")),
            Map.entry("experiment.forecast", Set.of("experiment", "experiment.run", "experiment.study")),
            Map.entry("experiment.stocks", Set.of("experiment", "experiment.run", "experiment.study")),
            Map.entry("experiment.ablation", Set.of("experiment", "experiment.run", "experiment.study")),
            Map.entry("experiment.portfolio", Set.of("experiment", "experiment.run", "experiment.trade")),
            Map.entry("experiment.judge", Set.of("experiment", "experiment.run", "experiment.trade")),
            Map.entry(
                    "experiment.serve",
                    Set.of("experiment", "experiment.monitor", "experiment.run", "experiment.trade")),
            Map.entry(
                    "experiment.view",
                    Set.of("experiment", "experiment.run", "experiment.trade", "experiment.compare")),
            Map.entry("experiment.evaluate", Set.of("experiment", "experiment.run", "experiment.trade")),
            Map.entry(
                    "experiment.compare",
                    Set.of("experiment", "experiment.run", "experiment.trade", "experiment.evaluate")));

    /** Leaves out test classes, wherever the build puts them: ArchUnit's own option knows Maven's usual folder only. */
    public static final ImportOption WITHOUT_TESTS =
            location -> !location.contains("test-classes") && !location.contains("-tests.jar");

    /** Functions of which Math promises one unit in the last place, and StrictMath every bit. */
    private static final String INEXACT =
            "exp|log|pow|sin|cos|tan|log10|cbrt|expm1|log1p|tanh|atan|atan2|asin|acos|sinh|cosh|hypot";

    private ImportTable() {}

    /** Fails if a class imports what its package may not, or if packages import each other in a circle. */
    public static void check(JavaClasses classes) {
        classes().that().resideInAPackage(ROOT + "..").should(keepToTheTable()).check(classes);
        noClasses()
                .should()
                .callMethodWhere(target(owner(type(Math.class)))
                        .and(target(nameMatching(INEXACT)))
                        .as("calls a function of Math that processors may round differently; StrictMath may not"))
                .check(classes);
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    private static ArchCondition<JavaClass> keepToTheTable() {
        return new ArchCondition<>("import only what the table allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = name(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(d -> d.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(d -> !allowed(from, name(d.getTargetClass())))
                        .forEach(d -> events.add(violated(type, d.getDescription())));
            }
        };
    }

    private static boolean allowed(String from, String to) {
        if (top(from).equals("experiment") && top(to).equals("experiment")) {
            return from.equals(to) || ROOMS.getOrDefault(from, Set.of()).contains(to);
        }
        return allowedAtTheTop(top(from), top(to));
    }

    private static boolean allowedAtTheTop(String from, String to) {
        Set<String> may = MAY_IMPORT.get(from);
        if (may == null) {
            return false;
        }
        boolean inner = !to.equals("app") && !to.equals("experiment") && !to.equals("report");
        return from.equals(to)
                || may.contains(to)
                || (may.contains(ALL) && (inner || (!from.equals("report") && !from.equals("proof"))));
    }

    /** The name of the package after the root. */
    private static String name(JavaClass type) {
        String name = type.getPackageName();
        return name.length() > ROOT.length() ? name.substring(ROOT.length() + 1) : "";
    }

    private static String top(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
