package io.assay.app.data;

import java.util.Iterator;

import io.assay.market.source.BarFormats;

/** The names of the layouts, for help and completion. */
final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return BarFormats.names().iterator();
    }
}
