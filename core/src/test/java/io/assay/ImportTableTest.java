package io.assay;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ImportTableTest {
    @Test
    void packages_import_only_what_the_table_allows_and_form_no_circle() {
        ImportTable.check(new ClassFileImporter()
                .withImportOption(ImportTable.WITHOUT_TESTS)
                .importPackages("io.assay"));
    }
}
