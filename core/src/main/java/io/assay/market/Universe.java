package io.assay.market;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;

/**
 * Which instruments belong, and when.
 *
 * @param name what it is called in reports
 * @param members spells of membership, in the order of the source; an instrument may have several
 * @param survivorsOnly true if the list was drawn up later than the history it is used on, so that those who vanished
 *     are not on it (reports must say so)
 */
public record Universe(String name, List<Member> members, boolean survivorsOnly) {
    /** Copies the list. */
    public Universe {
        members = List.copyOf(members);
    }

    /**
     * One spell.
     *
     * @param instrument who
     * @param from first epoch day, {@link Integer#MIN_VALUE} if open
     * @param to last epoch day, {@link Integer#MAX_VALUE} if open
     */
    public record Member(Instrument instrument, int from, int to) {
        /** Checks the order of the days. */
        public Member {
            Check.that(from <= to, "from", "not be after 'to'", from);
        }
    }

    /** A universe of instruments that always belonged, as listed today. */
    public static Universe ofToday(String name, List<Instrument> instruments) {
        List<Member> members = new ArrayList<>();
        instruments.forEach(i -> members.add(new Member(i, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        return new Universe(name, members, true);
    }

    /** Everybody who ever belonged, sorted, each once. */
    public List<Instrument> instruments() {
        return members.stream().map(Member::instrument).distinct().sorted().toList();
    }

    /** Whether an instrument belonged on a day. */
    public boolean contains(Instrument instrument, int day) {
        return members.stream().anyMatch(m -> m.instrument().equals(instrument) && m.from() <= day && day <= m.to());
    }
}
