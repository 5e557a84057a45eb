package io.assay.app.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.assay.base.UsageException;
import io.assay.experiment.trade.NeededBars;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;
import io.assay.report.ModelCardPage;
import io.assay.report.ModelCardReport;
import io.assay.report.ModelCardText;

/** A model's card for people, in its forms. */
final class CardForms {
    private CardForms() {}

    /** What a store knows of a model. */
    static ModelCardReport report(ModelStore models, String id) {
        ModelCard card = models.show(id);
        NeededBars needed = NeededBars.of(card);
        List<String> championOf = models.current().entrySet().stream()
                .filter(e -> e.getValue().equals(id))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new ModelCardReport(
                card,
                new ModelCardReport.Needs(needed.bars(), needed.column()),
                models.stage(id),
                championOf,
                models.history().stream().filter(c -> c.isAbout(id)).toList());
    }

    /** The forms that a file may have. */
    enum Form {
        HTML,
        MD;

        /** The form that a file's name asks for. */
        static Form of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            for (Form form : values()) {
                if (name.endsWith("." + form.name().toLowerCase(Locale.ROOT))) {
                    return form;
                }
            }
            throw new UsageException("'-o' must name a file that ends in .html or .md, was '" + file
                    + "'. Fix: give it one of these endings");
        }

        String write(ModelCardReport report) {
            return this == HTML ? ModelCardPage.of(report) : ModelCardText.markdown(report);
        }
    }
}
