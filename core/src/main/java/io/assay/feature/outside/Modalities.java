package io.assay.feature.outside;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.assay.base.UsageException;
import io.assay.feature.FeatureGroup;

/**
 * The kinds of input that a model is to read beside prices and volumes, which it always reads.
 *
 * @param groups in the order of {@link FeatureGroup}, each once
 */
public record Modalities(List<FeatureGroup> groups) {
    private static final List<FeatureGroup> ALL = List.of(
            FeatureGroup.INDEX,
            FeatureGroup.SECTOR,
            FeatureGroup.SENTIMENT,
            FeatureGroup.SEASONAL,
            FeatureGroup.MACRO,
            FeatureGroup.FUNDAMENTAL);

    /** Prices and volumes alone. */
    public static final Modalities NONE = new Modalities(List.of());

    /** Puts them in order. */
    public Modalities {
        List<FeatureGroup> asked = List.copyOf(groups);
        groups = ALL.stream().filter(asked::contains).toList();
    }

    /** All there are. */
    public static Modalities all() {
        return new Modalities(ALL);
    }

    /** One alone. */
    public static Modalities of(FeatureGroup group) {
        return new Modalities(List.of(group));
    }

    /** Their names as users write them. */
    public static List<String> names() {
        return ALL.stream().map(Modalities::name).toList();
    }

    /**
     * Those of some names; {@code all} means all.
     *
     * @throws UsageException if there is no such kind
     */
    public static Modalities parse(List<String> names) {
        if (names.contains("all")) {
            return all();
        }
        return new Modalities(names.stream()
                .map(name -> ALL.stream()
                        .filter(group -> name(group).equals(name.strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> UsageException.unknown("modality", name, names())))
                .toList());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Their names, in order. */
    public List<String> list() {
        return groups.stream().map(Modalities::name).toList();
    }

    /** Their names in one word, such as {@code sentiment+macro}. */
    public String text() {
        return groups.stream().map(Modalities::name).collect(Collectors.joining("+"));
    }

    /** What users call a group. */
    public static String name(FeatureGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }
}
