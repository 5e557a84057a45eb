package io.assay.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.assay.backtest.RiskFree;
import io.assay.dataset.Splitter;
import io.assay.feature.CrossSectional;
import io.assay.feature.MarketFeature;
import io.assay.feature.SymbolFeature;
import io.assay.label.Label;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.proof.LeakProof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever may look ahead is proven not to; a new transform without a proof fails here. */
class EverythingIsProvenTest {
    private static final List<Class<?>> ROLES = List.of(
            SymbolFeature.class,
            MarketFeature.class,
            CrossSectional.class,
            Label.class,
            Splitter.class,
            Learner.class,
            RiskFree.class);

    /** Not proven by the list, and why that is no gap. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "io.assay.experiment.study.WeightedLearner",
                    "fits learners of the list on the rows it is given, weights told",
            "io.assay.experiment.hunt.Embargo", "takes rows away from what a splitter of the list lets be learnt from",
            "io.assay.experiment.stocks.PriceLearner",
                    "fits a learner of the list on the rows it is given, prices in place of returns",
            "io.assay.backtest.RiskFree$Constant", "one number for all days",
            "io.assay.proof.doctor", "leaks that the doctor plants");

    private static List<String> unproven(JavaClasses classes, Set<String> proven) {
        List<String> unproven = new ArrayList<>();
        for (JavaClass type : classes) {
            boolean concrete = !type.isInterface()
                    && !type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT);
            boolean asked = ROLES.stream().anyMatch(type::isAssignableTo);
            boolean excepted = EXCEPTIONS.keySet().stream().anyMatch(type.getName()::startsWith);
            if (concrete && asked && !excepted && !proven.contains(type.getName())) {
                unproven.add(type.getName());
            }
        }
        return unproven;
    }

    private static Set<String> proven() {
        return LeakProof.provenTypes(Engines.find(List.of())).stream()
                .map(Class::getName)
                .collect(Collectors.toSet());
    }

    private static final ImportOption MAIN =
            location -> !location.contains("test-classes") && !location.contains("-tests.jar");

    @Test
    void every_main_class_that_may_look_ahead_is_on_the_list() {
        JavaClasses classes = new ClassFileImporter().withImportOption(MAIN).importPackages("io.assay");
        assertThat(classes.size()).isGreaterThan(400);
        assertThat(unproven(classes, proven())).isEmpty();
    }

    /** A transform that nobody proves. */
    private static final class Forgotten implements CrossSectional {
        @Override
        public String name() {
            return "forgotten";
        }

        @Override
        public void apply(float[] values) {
            // Does nothing: what counts is that it is not on the list.
        }
    }

    @Test
    void a_class_that_is_not_on_the_list_is_named() {
        JavaClasses classes = new ClassFileImporter().importClasses(Forgotten.class);
        assertThat(unproven(classes, proven())).containsExactly(Forgotten.class.getName());
    }
}
