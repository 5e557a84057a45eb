package io.assay.torch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.assay.ImportTable;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class TorchArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(ImportTable.WITHOUT_TESTS).importPackages("io.assay.torch");

    @Test
    void this_module_imports_only_what_the_table_allows() {
        assertThat(CLASSES.size()).isGreaterThan(50);
        ImportTable.check(CLASSES);
    }

    @Test
    void networks_know_nothing_of_the_loop_and_the_loop_nothing_of_learners() {
        noClasses()
                .that()
                .resideInAPackage("io.assay.torch.net")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.assay.torch", "io.assay.torch.loop", "io.assay.torch.agent")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.assay.torch.loop")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.assay.torch", "io.assay.torch.agent")
                .check(CLASSES);
    }

    @Test
    void only_networks_and_the_loop_touch_native_memory() {
        noClasses()
                .that()
                .resideInAnyPackage("io.assay.torch", "io.assay.torch.agent")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(CLASSES);
    }
}
