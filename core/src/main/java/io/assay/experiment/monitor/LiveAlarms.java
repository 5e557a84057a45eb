package io.assay.experiment.monitor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.Days;
import io.assay.monitor.Alert;
import io.assay.monitor.AlertLog;
import io.assay.registry.ModelStore;

/**
 * What {@code monitor} has raised over the models in use since they were fitted: whoever is told what such a model says
 * is told that too.
 */
public final class LiveAlarms {
    private final Map<String, List<Alert>> byModel;

    private LiveAlarms(Map<String, List<Alert>> byModel) {
        this.byModel = byModel;
    }

    /** Those of a workspace. */
    public static LiveAlarms of(Path workspace, ModelStore models, Clock clock) {
        Map<String, List<Alert>> byModel = new HashMap<>();
        List<Alert> charts = AlertLog.in(Monitoring.folder(workspace), clock).entries().stream()
                .map(AlertLog.Entry::alert)
                .filter(alert -> alert.reason().isOfCharts())
                .toList();
        if (charts.isEmpty()) {
            return new LiveAlarms(byModel);
        }
        for (Watch watch : Watch.of(workspace, models).watches()) {
            List<Alert> own =
                    charts.stream().filter(a -> a.watch().equals(watch.name())).toList();
            watch.models().values().stream().distinct().forEach(model -> {
                int learntTo = Days.parse(models.show(model).spans().refit().last());
                List<Alert> later = own.stream()
                        .filter(a -> Days.parse(a.date()) > learntTo)
                        .toList();
                byModel.put(model, later);
            });
        }
        return new LiveAlarms(byModel);
    }

    /**
     * What was known of a model at a close, in sentences: the newest alarm of each kind.
     *
     * @param day epoch day of the close
     */
    public List<String> of(String model, int day) {
        Map<String, String> newest = new java.util.TreeMap<>();
        byModel.getOrDefault(model, List.of()).stream()
                .filter(alert -> Days.parse(alert.date()) <= day)
                .forEach(alert -> newest.merge(
                        alert.reason().word(), alert.date(), (one, two) -> one.compareTo(two) > 0 ? one : two));
        List<String> sentences = new ArrayList<>();
        newest.forEach((reason, date) ->
                sentences.add("'monitor' raised " + reason + " over this model on " + date + ", after it was fitted"));
        return sentences;
    }
}
