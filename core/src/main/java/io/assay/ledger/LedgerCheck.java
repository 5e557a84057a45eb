package io.assay.ledger;

import java.util.List;
import java.util.Optional;

import io.assay.base.DataProblem;

/**
 * What a look at every byte of a ledger came to.
 *
 * <p>What can be seen: any byte of any line that was changed, any line that was changed, moved, put in or taken out,
 * and, by the head beside the file, bytes or whole lines cut from its end, or the whole file. What cannot: a line that
 * a writer was stopped in before it was reported as written may be cut, as the next writer would do; a ledger without a
 * head (of an older version, or its head deleted) may have lost whole lines at its end; and there is no secret in a
 * chain of hashes, so that somebody who may write both files can compute both anew, or put back an older copy of the
 * two. Against that only a copy of the head in other hands helps.
 *
 * @param lines whole lines of the file
 * @param sound lines that were found sound, from the first on: all before the problem, if there is one
 * @param problem what is wrong first, with the line from 1; empty if nothing is
 * @param remarks what is no sign of a change and yet worth knowing: no head, a head that is behind, an unfinished line
 */
public record LedgerCheck(long lines, long sound, Optional<DataProblem> problem, List<String> remarks) {
    /** Keeps the remarks as they are. */
    public LedgerCheck {
        remarks = List.copyOf(remarks);
    }

    /** Whether nothing is wrong; there may be remarks. */
    public boolean isSound() {
        return problem.isEmpty();
    }
}
