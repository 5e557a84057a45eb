package io.assay.store;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.assay.ImportTable;
import org.junit.jupiter.api.Test;

class StoreImportTableTest {
    @Test
    void the_store_imports_only_what_the_table_allows_and_forms_no_circle() {
        ImportTable.check(new ClassFileImporter()
                .withImportOption(ImportTable.WITHOUT_TESTS)
                .importPackages("io.assay.store"));
    }
}
