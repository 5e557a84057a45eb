package io.assay.app.train;

import java.util.Optional;

import io.assay.base.UsageException;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Label;

/** What {@code --relative} asks for: labels as they are, or against those of the day's other stocks. */
final class RelativeLabels {
    static final String RANK = "rank";
    static final String NONE = "none";

    private RelativeLabels() {}

    /**
     * How labels are set against each other; nothing where they are not.
     *
     * @throws UsageException if there is no such way, or the label has classes, which cannot be set against each other
     */
    static Optional<CrossSectionalLabel.Kind> of(String how, Label asked) {
        if (!how.equals(NONE) && !asked.classes().isEmpty()) {
            throw new UsageException("'--relative' needs a label that is a number, such as return_5d, was "
                    + asked.name() + ". Fix: --relative none");
        }
        return switch (how) {
            case RANK -> Optional.of(CrossSectionalLabel.Kind.RANK);
            case "excess" -> Optional.of(CrossSectionalLabel.Kind.EXCESS);
            case NONE -> Optional.empty();
            default -> throw new UsageException("'--relative' must be rank, excess or none, was '" + how + "'");
        };
    }
}
