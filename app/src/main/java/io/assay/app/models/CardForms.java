package io.assay.app.models;

import java.nio.file.Path;
import java.util.Locale;

import io.assay.base.UsageException;
import io.assay.report.ModelCardPage;
import io.assay.report.ModelCardReport;
import io.assay.report.ModelCardText;

/** A model's card for people, in its forms. */
final class CardForms {
    private CardForms() {}

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
