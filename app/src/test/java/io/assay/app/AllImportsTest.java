package io.assay.app;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.assay.ImportTable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of imports over all modules; the test in core sees core alone. */
class AllImportsTest {
    @Test
    void every_module_keeps_to_the_table() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportTable.WITHOUT_TESTS)
                .importPackages("io.assay");
        for (String module : new String[] {"base", "market", "store", "xgboost", "app"}) {
            assertThat(classes).as(module).anyMatch(c -> c.getPackageName().startsWith("io.assay." + module));
        }
        ImportTable.check(classes);
    }
}
