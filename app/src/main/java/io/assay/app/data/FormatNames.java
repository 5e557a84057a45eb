package io.assay.app.data;

import io.assay.market.source.BarFormats;
import java.util.Iterator;

/** The names of the layouts, for help and completion. */
final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return BarFormats.names().iterator();
    }
}
