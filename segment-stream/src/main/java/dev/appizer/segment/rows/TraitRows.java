// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of all writes of a trait by one identifier: the greatest, and those that would take its place if what was
 * received up to some moment were erased. Where messages come in the order of their event times that is one.
 */
public final class TraitRows {

    /** An erasure reaches a stage shortly after its moment, so only what was received last can be asked for. */
    static final int MOST_OVERTAKEN = 16;

    private static final int MOST_BYTES = 100_000;

    private TraitRows() {}

    /** A trait with one more write, or with all that was written of it elsewhere. */
    public static TraitRow merge(@Nullable TraitRow known, TraitRow more) {
        if (known == null || overtakes(more, known)) {
            return more;
        }
        List<OvertakenRow> writes = writes(known);
        writes.addAll(writes(more));
        return row(writes).orElse(more);
    }

    /** Of most writes that come, all that was known is neither later nor received later. */
    private static boolean overtakes(TraitRow more, TraitRow known) {
        return more.getOvertaken().isEmpty()
                && known.getOvertaken().isEmpty()
                && Moments.isLater(more.getMoment(), known.getMoment())
                && more.getMoment().getReceivedAt() >= known.getMoment().getReceivedAt();
    }

    /** A trait without what was received before; empty where nothing is left. */
    public static Optional<TraitRow> since(TraitRow row, long receivedBefore) {
        if (row.getMoment().getReceivedAt() >= receivedBefore) {
            return Optional.of(row);
        }
        List<OvertakenRow> left = new ArrayList<>(row.getOvertaken());
        left.removeIf(write -> write.getMoment().getReceivedAt() < receivedBefore);
        return row(left);
    }

    private static List<OvertakenRow> writes(TraitRow row) {
        List<OvertakenRow> writes = new ArrayList<>();
        writes.add(new OvertakenRow(row.getValue(), row.getMoment()));
        writes.addAll(row.getOvertaken());
        return writes;
    }

    private static Optional<TraitRow> row(List<OvertakenRow> writes) {
        writes.sort((one, other) -> Moments.compare(other.getMoment(), one.getMoment()));
        List<OvertakenRow> kept = new ArrayList<>();
        long receivedAt = Long.MIN_VALUE;
        for (OvertakenRow write : writes) {
            if (write.getMoment().getReceivedAt() > receivedAt) {
                receivedAt = write.getMoment().getReceivedAt();
                kept.add(write);
            }
        }
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        OvertakenRow greatest = kept.remove(0);
        return Optional.of(new TraitRow(greatest.getValue(), greatest.getMoment(), last(kept)));
    }

    /** As many as a row has room for. */
    private static List<OvertakenRow> last(List<OvertakenRow> writes) {
        int from = writes.size();
        int bytes = 0;
        while (from > 0 && writes.size() - from < MOST_OVERTAKEN) {
            bytes += writes.get(from - 1).getValue().remaining();
            if (bytes > MOST_BYTES) {
                break;
            }
            from--;
        }
        return List.copyOf(writes.subList(from, writes.size()));
    }
}
