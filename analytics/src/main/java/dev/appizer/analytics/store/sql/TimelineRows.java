// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events of many people: taken in as they come, put in order, and shown person by person.
 *
 * <p>People are spread over shares by the last bits of their numbers, and each share is put in order for itself: it fits into a
 * processor's cache, and what belongs to a row lies together.
 */
final class TimelineRows {

    private static final int SHARE_BITS = 8;
    private static final int SHARES = 1 << SHARE_BITS;

    /** Of the heap that one question may fill: several are answered at once, beside others' work. */
    private static final int PART_OF_THE_HEAP = 8;

    /** Where in a row things are; the latter two are halves of one long each. */
    private static final int TIME = 0;

    private static final int RECEIVED = 1;
    private static final int PERSON_AND_STEPS = 2;
    private static final int PLACE_AND_GROUP = 3;
    private static final int TIE = 4;

    private static final long LOWER_HALF = 0xffff_ffffL;

    private final boolean ties;
    private final int width;
    private final Share[] shares = new Share[SHARES];
    private final List<String> tieBreakers = new ArrayList<>();
    private final List<@Nullable Object> groups = new ArrayList<>();
    private final Map<@Nullable Object, Integer> groupNumbers = new HashMap<>();
    private Share last;
    private int size;
    private boolean haveTies;

    /** @param ties whether each row is followed by what tells it apart from another one of the same moment */
    TimelineRows(boolean ties) {
        this.ties = ties;
        this.width = ties ? TIE + 1 : TIE;
        Arrays.setAll(shares, n -> new Share());
        this.last = shares[0];
    }

    /** How many rows there should be at most. */
    static long most() {
        return Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP / (TIE * Long.BYTES);
    }

    int size() {
        return size;
    }

    void add(int person, long time, long received, int place, int steps) {
        last = shares[person & SHARES - 1];
        long[] row = last.row();
        int at = last.next;
        row[at + TIME] = time;
        row[at + RECEIVED] = received;
        row[at + PERSON_AND_STEPS] = (long) person << Integer.SIZE | steps;
        row[at + PLACE_AND_GROUP] = (long) place << Integer.SIZE;
        last.next += width;
        size++;
    }

    /** The rest of the stamp of the row that was added last. */
    void tie(String message, String identifier) {
        last.chunk[last.next - width + TIE] = tieBreakers.size();
        tieBreakers.add(message);
        tieBreakers.add(identifier);
    }

    /** The breakdown of the row that was added last. */
    void group(@Nullable Object value) {
        Integer number = groupNumbers.get(value);
        if (number == null) {
            number = groups.size();
            groups.add(value);
            groupNumbers.put(value, number);
        }
        last.chunk[last.next - width + PLACE_AND_GROUP] |= number;
    }

    /** Whether two events of a person are of one moment, and what tells them apart was not read. */
    boolean haveTies() {
        return haveTies;
    }

    /** By person, then by event time and stamp. Nothing may be added after it. */
    void sort() {
        for (Share share : shares) {
            share.sort();
        }
    }

    /** Shows everybody who has an event that takes the first step in a range. */
    void show(TimeRange entry, Consumer<Timeline> consumer) {
        for (Share share : shares) {
            share.show(entry, consumer);
        }
    }

    /** Rows of some of the people. */
    private final class Share {

        /** In longs: rows of two widths fill it. */
        private static final int CHUNK = 4 * 5 * 64;

        private final List<long[]> full = new ArrayList<>();
        private long[] chunk = new long[0];
        private int next;

        /** The chunk that has room for another row, from {@link #next} on. */
        long[] row() {
            if (next == chunk.length) {
                full.add(chunk);
                chunk = new long[CHUNK];
                next = 0;
            }
            return chunk;
        }

        void sort() {
            long[] rows = sortedByPerson(gathered());
            full.clear();
            chunk = rows;
            next = rows.length;
            for (int from = 0; from < next; ) {
                int to = endOf(from);
                sort(from, to);
                from = to;
            }
        }

        private long[] gathered() {
            int length = full.stream().mapToInt(some -> some.length).sum();
            long[] all = new long[length + next];
            int at = 0;
            for (long[] some : full) {
                System.arraycopy(some, 0, all, at, some.length);
                at += some.length;
            }
            System.arraycopy(chunk, 0, all, at, next);
            return all;
        }

        /** A counting sort: the numbers of people are small. */
        private long[] sortedByPerson(long[] rows) {
            int greatest = 0;
            for (int row = 0; row < rows.length; row += width) {
                greatest = Math.max(greatest, numberInShare(rows, row));
            }
            int[] places = new int[greatest + 2];
            for (int row = 0; row < rows.length; row += width) {
                places[numberInShare(rows, row) + 1] += width;
            }
            for (int number = 1; number < places.length; number++) {
                places[number] += places[number - 1];
            }
            long[] sorted = new long[rows.length];
            for (int row = 0; row < rows.length; row += width) {
                int number = numberInShare(rows, row);
                System.arraycopy(rows, row, sorted, places[number], width);
                places[number] += width;
            }
            return sorted;
        }

        private int numberInShare(long[] rows, int row) {
            return person(rows, row) >>> SHARE_BITS;
        }

        private int endOf(int from) {
            int person = person(chunk, from);
            int to = from + width;
            while (to < next && person(chunk, to) == person) {
                to += width;
            }
            return to;
        }

        /** Mostly they are in order already, as they came. */
        private void sort(int from, int to) {
            boolean inOrder = true;
            for (int row = from + width; row < to; row += width) {
                inOrder &= compare(row - width, row) <= 0;
            }
            if (inOrder) {
                return;
            }
            Integer[] order = new Integer[(to - from) / width];
            Arrays.setAll(order, n -> from + n * width);
            Arrays.sort(order, this::compare);
            long[] sorted = new long[to - from];
            for (int n = 0; n < order.length; n++) {
                System.arraycopy(chunk, order[n], sorted, n * width, width);
            }
            System.arraycopy(sorted, 0, chunk, from, sorted.length);
        }

        private int compare(int one, int other) {
            int byTime = Long.compare(chunk[one + TIME], chunk[other + TIME]);
            if (byTime != 0 || one == other) {
                return byTime;
            }
            int byReceipt = Long.compare(chunk[one + RECEIVED], chunk[other + RECEIVED]);
            int byStamp = byReceipt != 0 ? byReceipt : Integer.compare(place(one), place(other));
            if (byStamp != 0) {
                return byStamp;
            }
            haveTies |= !ties;
            return ties ? compareTies((int) chunk[one + TIE], (int) chunk[other + TIE]) : 0;
        }

        private int place(int row) {
            return (int) (chunk[row + PLACE_AND_GROUP] >> Integer.SIZE);
        }

        void show(TimeRange entry, Consumer<Timeline> consumer) {
            Shown shown = new Shown(chunk);
            for (int from = 0; from < next; ) {
                int to = endOf(from);
                shown.from = from;
                shown.size = (to - from) / width;
                if (shown.enters(entry)) {
                    consumer.accept(shown);
                }
                from = to;
            }
        }
    }

    private static int person(long[] rows, int row) {
        return (int) (rows[row + PERSON_AND_STEPS] >> Integer.SIZE);
    }

    private int compareTies(int one, int other) {
        int byMessage = tieBreakers.get(one).compareTo(tieBreakers.get(other));
        return byMessage != 0 ? byMessage : tieBreakers.get(one + 1).compareTo(tieBreakers.get(other + 1));
    }

    /** Some of the rows. */
    private final class Shown implements Timeline {

        private final long[] rows;
        private int from;
        private int size;

        Shown(long[] rows) {
            this.rows = rows;
        }

        boolean enters(TimeRange entry) {
            for (int event = 0; event < size; event++) {
                if ((steps(event) & 1) != 0 && time(event) >= entry.from() && time(event) < entry.to()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public long time(int event) {
            return rows[from + event * width + TIME];
        }

        @Override
        public int steps(int event) {
            return (int) rows[from + event * width + PERSON_AND_STEPS];
        }

        @Override
        public @Nullable Object group(int event) {
            return groups.isEmpty()
                    ? null
                    : groups.get((int) (rows[from + event * width + PLACE_AND_GROUP] & LOWER_HALF));
        }
    }
}
