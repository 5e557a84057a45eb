package io.assay.xgboost;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.assay.ImportTable;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class XgboostArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("io.assay.xgboost");

    @Test
    void this_module_imports_only_what_the_table_allows() {
        ImportTable.check(CLASSES);
    }

    @Test
    void nothing_but_tests_touches_xgboost4j() {
        noClasses().should().dependOnClassesThat().resideInAPackage("ml.dmlc..").check(CLASSES);
    }
}
