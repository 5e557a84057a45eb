package io.assay.feature.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Membership;
import io.assay.market.Universe;

/**
 * How a stock's sector moves: the equal-weighted members of the universe of the day that are of the same market and
 * sector. NaN for stocks whose sector nobody told.
 */
public final class SectorMomentum implements MarketFeature {
    private static final int QUARTER = 60;
    private static final List<FeatureInfo> COLUMNS = List.of(
            info("sector_momentum_20", "compound of the sector's last 20 mean returns"),
            info("sector_momentum_60", "compound of the sector's mean returns over the stock's last 60 bars"),
            info("sector_relative_20", "sector_momentum_20 less that of the whole market"));

    private final Universe universe;
    private final Map<Instrument, String> sectors;

    private SectorMomentum(Universe universe, Map<Instrument, String> sectors) {
        this.universe = universe;
        this.sectors = Map.copyOf(sectors);
    }

    /**
     * Of those who belonged to a universe, each day.
     *
     * @param sectors of its instruments; whoever has none counts in none
     */
    public static SectorMomentum of(Universe universe, Map<Instrument, String> sectors) {
        return new SectorMomentum(universe, sectors);
    }

    @Override
    public List<FeatureInfo> columns() {
        return COLUMNS;
    }

    @Override
    public MarketFeature among(Universe other) {
        return new SectorMomentum(other, sectors);
    }

    /** A market and a sector of it; the whole market where the sector is empty. */
    private record Part(String market, String sector) {}

    @Override
    public Tables over(List<BarSeries> all) {
        Membership members = Membership.of(universe);
        Map<Part, List<BarSeries>> parts = new HashMap<>();
        for (BarSeries series : all) {
            BarSeries bars = series.adjusted();
            String market = bars.instrument().market();
            parts.computeIfAbsent(new Part(market, ""), p -> new ArrayList<>()).add(bars);
            String sector = sectors.getOrDefault(bars.instrument(), "");
            if (!sector.isEmpty()) {
                parts.computeIfAbsent(new Part(market, sector), p -> new ArrayList<>())
                        .add(bars);
            }
        }
        Map<Part, MarketPath> paths = new HashMap<>();
        parts.forEach((part, bars) -> paths.put(part, MarketPath.of(bars, members)));
        return bars -> table(bars, paths);
    }

    private FeatureTable table(BarSeries bars, Map<Part, MarketPath> paths) {
        float[][] values = new float[COLUMNS.size()][bars.size()];
        for (float[] column : values) {
            Arrays.fill(column, Float.NaN);
        }
        String market = bars.instrument().market();
        String told = sectors.getOrDefault(bars.instrument(), "");
        MarketPath sector = paths.get(new Part(market, told));
        MarketPath whole = paths.get(new Part(market, ""));
        if (!told.isEmpty() && sector != null && whole != null) {
            int[] ofSector = sector.places(bars.days());
            int[] ofMarket = whole.places(bars.days());
            for (int row = 0; row < ofSector.length; row++) {
                int at = ofSector[row];
                double month = sector.monthReturn(at);
                values[0][row] = (float) month;
                values[1][row] = row < QUARTER
                        ? Float.NaN
                        : (float) StrictMath.expm1(sector.level(at) - sector.level(ofSector[row - QUARTER]));
                values[2][row] = (float) (month - whole.monthReturn(ofMarket[row]));
            }
        }
        return FeatureTable.of(bars.instrument(), bars.days(), COLUMNS, values);
    }

    private static FeatureInfo info(String name, String formula) {
        return FeatureInfo.of(name, FeatureGroup.SECTOR, formula, 0);
    }
}
