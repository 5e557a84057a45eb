package io.assay.torch.net;

import java.util.Arrays;

import io.assay.feature.FeatureGroup;

/** The kinds of input that the multi-modal network reads in branches of their own. */
public enum Modality {
    /** Prices, volumes and what is computed of them. */
    TECHNICAL,
    /** What the market's mood is said to be. */
    SENTIMENT,
    /** The economy, interest rates, currencies, goods. */
    MACRO,
    /** Where in the year and in the week the day lies; read without its past, which says nothing new. */
    SEASONAL;

    /** The kind of a group of features: that of its name, and technical for all others. */
    public static Modality of(FeatureGroup group) {
        return Arrays.stream(values())
                .filter(modality -> modality.name().equals(group.name()))
                .findFirst()
                .orElse(TECHNICAL);
    }
}
