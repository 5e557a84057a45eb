package io.assay.experiment.view;

import java.util.Map;

import io.assay.experiment.trade.NeededBars;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;
import io.assay.report.ModelCardPage;
import io.assay.report.ModelCardReport;

/** Cards of kept models, with what their store knows of them. */
public final class Cards {
    private Cards() {}

    /**
     * What a store knows of a model.
     *
     * @throws io.assay.base.UsageException if there is no such model
     */
    public static ModelCardReport report(ModelStore models, String id) {
        ModelCard card = models.show(id);
        NeededBars needed = NeededBars.of(card);
        return new ModelCardReport(
                card,
                new ModelCardReport.Needs(needed.bars(), needed.column()),
                models.stage(id),
                models.current().entrySet().stream()
                        .filter(e -> e.getValue().equals(id))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                models.history().stream().filter(c -> c.isAbout(id)).toList());
    }

    /** The same as a page. */
    public static String page(ModelStore models, String id) {
        return ModelCardPage.of(report(models, id));
    }
}
