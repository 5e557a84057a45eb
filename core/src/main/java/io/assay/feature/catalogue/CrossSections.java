package io.assay.feature.catalogue;

import java.util.List;
import java.util.Optional;

import io.assay.feature.CrossSectional;
import io.assay.feature.cross.Rank;
import io.assay.feature.cross.RobustScore;

/** The visible list of transforms over the instruments of a day. */
public final class CrossSections {
    private static final List<CrossSectional> ALL = List.of(new Rank(), new RobustScore());

    private CrossSections() {}

    /** All of them: {@code rank}, {@code zscore}. */
    public static List<CrossSectional> all() {
        return ALL;
    }

    /** The one of that name. */
    public static Optional<CrossSectional> find(String name) {
        return ALL.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
