package io.assay.experiment.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunFolder;
import io.assay.market.Instrument;
import io.assay.report.RunReport;

/**
 * Compares two finished runs: the digest of the report, every figure of it, the names of the models (which end in a
 * hash of their content) and every number of every stock's out-of-sample rows. Names of runs are not compared: they
 * hold the code version.
 */
final class RunComparison {
    private final RunFolder then;
    private final RunFolder now;
    private final double tolerance;
    private final List<Difference> found = new ArrayList<>();

    private RunComparison(RunFolder then, RunFolder now, double tolerance) {
        this.then = then;
        this.now = now;
        this.tolerance = tolerance;
    }

    /**
     * What differs; empty if nothing does.
     *
     * @param tolerance numbers that differ by no more count as equal; 0 compares bits, and hashes as well
     */
    static List<Difference> of(RunFolder then, RunFolder now, double tolerance) {
        RunComparison comparison = new RunComparison(then, now, tolerance);
        comparison.compare();
        return List.copyOf(comparison.found);
    }

    private void compare() {
        RunReport recorded = then.report();
        if (!then.record().digest().equals(recorded.digest())) {
            add("the run's own record", then.record().digest(), recorded.digest() + " by its own figures", 0);
        }
        tree("", tree(recorded), tree(now.report()));
        tree("", competition(then), competition(now));
        if (tolerance == 0) {
            tree(
                    "model of ",
                    models(then.record().models()),
                    models(now.record().models()));
        }
        Set<String> stocks = Stream.of(recorded, now.report())
                .flatMap(r -> r.stocks().stream())
                .map(RunReport.Stock::instrument)
                .collect(Collectors.toCollection(TreeSet::new));
        stocks.forEach(this::rows);
        if (tolerance == 0
                && found.isEmpty()
                && !recorded.digest().equals(now.report().digest())) {
            add("SHA-256 of the figures", recorded.digest(), now.report().digest(), 0);
        }
    }

    private void add(String where, String recorded, String replayed, int more) {
        found.add(new Difference(where, recorded, replayed, more));
    }

    private JsonNode tree(Object value) {
        JsonNode tree = Json.tree(Json.line(value), "a run");
        ((ObjectNode) tree).remove(List.of("runId", "opened"));
        return tree;
    }

    private static JsonNode models(Map<String, String> models) {
        return Json.tree(Json.line(models), "models");
    }

    /** What a study says besides its run; nothing for another run. What was opened is no part of a replay. */
    private JsonNode competition(RunFolder run) {
        JsonNode tree = run.study().map(this::tree).orElseGet(() -> Json.tree("{}", "a run"));
        ((ObjectNode) tree).remove("run");
        return tree;
    }

    /** Adds one difference for each top entry that has any: the first one, and how many more. */
    private void tree(String prefix, JsonNode recorded, JsonNode replayed) {
        for (String name : names(recorded, replayed)) {
            List<Difference> inside = new ArrayList<>();
            walk(prefix + name, recorded.path(name), replayed.path(name), inside);
            first(inside);
        }
    }

    private void first(List<Difference> inside) {
        if (!inside.isEmpty()) {
            Difference d = inside.get(0);
            add(d.where(), d.recorded(), d.replayed(), inside.size() - 1);
        }
    }

    private static Set<String> names(JsonNode a, JsonNode b) {
        Set<String> names = new TreeSet<>();
        a.fieldNames().forEachRemaining(names::add);
        b.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void walk(String at, JsonNode a, JsonNode b, List<Difference> into) {
        if (a.isObject() && b.isObject()) {
            names(a, b).forEach(name -> walk(at + "/" + name, a.path(name), b.path(name), into));
        } else if (a.isArray() && b.isArray() && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                JsonNode named = a.get(i).path("instrument");
                walk(at + "/" + (named.isTextual() ? named.asText() : i), a.get(i), b.get(i), into);
            }
        } else if (!same(at, a, b)) {
            into.add(new Difference(at, text(a), text(b), 0));
        }
    }

    /** Names of models are hashes of all bits: within a tolerance they tell nothing. */
    private boolean same(String at, JsonNode a, JsonNode b) {
        boolean hash = at.endsWith("/modelId");
        boolean close = a.isNumber() && b.isNumber() && Math.abs(a.asDouble() - b.asDouble()) <= tolerance;
        return a.equals(b) || (tolerance > 0 && (hash || close));
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.isArray() ? node.size() + " entries" : node.asText();
    }

    private void rows(String stock) {
        Optional<JudgedFile.Content> recorded = content(then, stock);
        Optional<JudgedFile.Content> replayed = content(now, stock);
        if (recorded.isEmpty() || replayed.isEmpty()) {
            if (recorded.isPresent() || replayed.isPresent()) {
                add(
                        where(stock),
                        recorded.isPresent() ? "some" : "none that can be read",
                        replayed.isPresent() ? "some" : "none",
                        0);
            }
            return;
        }
        List<Difference> inside = new ArrayList<>();
        JudgedFile.Header header = recorded.get().header();
        walk(where(stock), tree(header), tree(replayed.get().header()), inside);
        if (header.rows() == replayed.get().header().rows()
                && header.answers().equals(replayed.get().header().answers())) {
            numbers(stock, recorded.get().predicted(), replayed.get().predicted(), inside);
        }
        first(inside);
    }

    private static String where(String stock) {
        return "out-of-sample rows of " + stock;
    }

    /** The rows of a stock; none if they are gone or damaged. */
    private Optional<JudgedFile.Content> content(RunFolder run, String stock) {
        Path file = JudgedFile.in(run.path(), Instrument.parse(stock));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JudgedFile.read(file));
        } catch (DataException e) {
            add(where(stock), "a damaged file (" + e.getMessage() + ")", "sound ones", 0);
            return Optional.empty();
        }
    }

    private void numbers(String stock, Predicted a, Predicted b, List<Difference> into) {
        Dataset.Rows rows = a.rows().rows();
        Columns columns = new Columns(stock, rows.decisionDay(), into);
        whole(columns, "decision day", rows.decisionDay(), b.rows().rows().decisionDay());
        whole(columns, "entry day", rows.entryDay(), b.rows().rows().entryDay());
        whole(columns, "exit day", rows.exitDay(), b.rows().rows().exitDay());
        whole(columns, "known day", rows.knownDay(), b.rows().rows().knownDay());
        real(columns, "target", rows.target(), b.rows().rows().target());
        real(columns, "outcome", rows.outcome(), b.rows().rows().outcome());
        real(columns, "weight", rows.weight(), b.rows().rows().weight());
        for (int k = 0; k < a.answers().size(); k++) {
            Answers answers = a.answers().get(k);
            real(
                    columns,
                    "prediction of " + answers.name(),
                    answers.predictions().values(),
                    b.answers().get(k).predictions().values());
        }
        real(columns, "class rates", a.training().rates(), b.training().rates());
        real(columns, "class means", a.training().means(), b.training().means());
    }

    /** Whose columns are compared, and where differences go. */
    private record Columns(String stock, int[] day, List<Difference> into) {
        void add(String what, int row, double a, double b) {
            into.add(new Difference(
                    where(stock) + ", " + Days.text(day[row]) + ", " + what,
                    Double.toString(a),
                    Double.toString(b),
                    0));
        }
    }

    private void whole(Columns of, String what, int[] a, int[] b) {
        real(
                of,
                what,
                Arrays.stream(a).asDoubleStream().toArray(),
                Arrays.stream(b).asDoubleStream().toArray());
    }

    /** Columns of as many numbers, several a row where there are several classes. */
    private void real(Columns of, String what, double[] a, double[] b) {
        int width = Math.max(1, a.length / Math.max(1, of.day().length));
        for (int i = 0; i < a.length; i++) {
            boolean bits = Double.doubleToLongBits(a[i]) == Double.doubleToLongBits(b[i]);
            if (!bits && !(tolerance > 0 && Math.abs(a[i] - b[i]) <= tolerance)) {
                of.add(what, i / width, a[i], b[i]);
            }
        }
    }
}
