package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.assay.base.DataException;
import io.assay.dataset.LiveRows;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.Wiring;
import io.assay.market.Instrument;
import io.assay.market.audit.Auditor;
import io.assay.registry.ModelCard;

/**
 * The last rows of whole universes, for models that read the state of the market or ranks: made once, when the first
 * such model is asked. Used by several threads.
 */
final class LiveUniverses {
    private final Wiring wiring;
    private final Auditor auditor;
    private final Map<String, Look> looks = new ConcurrentHashMap<>();

    /** What a universe came to: its last rows, or why it has none, so that nobody looks in vain twice. */
    private record Look(Optional<LiveRows> rows, String problem) {}

    LiveUniverses(Wiring wiring, Auditor auditor) {
        this.wiring = wiring;
        this.auditor = auditor;
    }

    /**
     * The last row of a stock as a model with this card reads it; empty if it has none.
     *
     * @throws DataException if a stock of the model's universe is gone or blocked
     */
    LiveRows row(ModelCard card, Instrument instrument) {
        String key = card.recipe().universe()
                + ServedRows.isRanked(card)
                + card.recipe().bars()
                + card.recipe().besideBars();
        Look look = looks.computeIfAbsent(key, k -> look(card));
        return look.rows().orElseThrow(() -> new DataException(look.problem())).only(instrument);
    }

    private Look look(ModelCard card) {
        try {
            return new Look(Optional.of(latest(card)), "");
        } catch (DataException e) {
            return new Look(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private LiveRows latest(ModelCard card) {
        List<Instrument> universe = present(card.recipe().universe());
        return wiring.datasets(wiring.parallel())
                .latest(
                        ServedRows.spec(card, wiring.workspace(), wiring.data()),
                        universe,
                        i -> auditor.clean(i).bars());
    }

    /**
     * The stocks of a universe.
     *
     * @throws DataException if one of them is gone or blocked: ranks among others would be other features than those
     *     that were learnt from
     */
    private List<Instrument> present(String name) {
        List<Instrument> universe = UniverseFile.read(wiring.workspace(), name);
        List<String> gone = new ArrayList<>(UniverseFile.missing(universe, wiring.data()));
        universe.stream()
                .filter(i -> !gone.contains(i.toString()) && auditor.clean(i).isBlocked())
                .forEach(i -> gone.add(i.toString()));
        if (!gone.isEmpty()) {
            throw UniverseFile.incomplete("the model", gone);
        }
        return universe;
    }
}
