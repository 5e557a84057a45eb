package io.assay.torch.loop;

import java.util.ArrayList;
import java.util.List;

import io.assay.model.watch.TrainingEpoch;
import io.assay.train.epochs.Patience;
import io.assay.train.epochs.Plateau;

/**
 * How far a training has come, besides its arrays.
 *
 * @param epoch that is trained now, from 1
 * @param step how many of its steps are done
 * @param updates steps of the optimiser in all
 * @param plateau the learning rate and what it goes by
 * @param patience what stopping goes by
 * @param loss sum of losses in this epoch
 * @param norms sum of the lengths of gradients in this epoch
 * @param epochs what finished epochs came to
 */
record Progressed(
        int epoch,
        int step,
        long updates,
        Plateau plateau,
        Patience patience,
        LossSum loss,
        double norms,
        List<TrainingEpoch> epochs) {
    Progressed {
        epochs = List.copyOf(epochs);
    }

    static Progressed fresh(double rate) {
        return new Progressed(1, 0, 0, Plateau.from(rate), Patience.FRESH, LossSum.NONE, 0, List.of());
    }

    /** After a step. */
    Progressed stepped(LossSum part, double norm) {
        return new Progressed(epoch, step + 1, updates + 1, plateau, patience, loss.plus(part), norms + norm, epochs);
    }

    /** After an epoch. */
    Progressed ended(TrainingEpoch done, Plateau newPlateau, Patience newPatience) {
        List<TrainingEpoch> all = new ArrayList<>(epochs);
        all.add(done);
        return new Progressed(epoch + 1, 0, updates, newPlateau, newPatience, LossSum.NONE, 0, all);
    }
}
