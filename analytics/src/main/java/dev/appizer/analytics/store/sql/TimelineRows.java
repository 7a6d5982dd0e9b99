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
 * Events of many people: taken in as they come, put in order, and shown person by person. What belongs to a row lies together,
 * since rows are moved and read in an order that no cache foresees.
 */
final class TimelineRows {

    /** Where in a row things are; its place in the call is above its steps. The breakdown and the tie breakers are optional. */
    private static final int TIME = 0;

    private static final int RECEIVED = 1;
    private static final int PLACE_AND_STEPS = 2;
    private static final int GROUP = 3;

    private final int width;
    private final boolean ties;
    private final List<String> tieBreakers = new ArrayList<>();
    private final List<@Nullable Object> groups = new ArrayList<>();
    private final Map<@Nullable Object, Integer> groupNumbers = new HashMap<>();

    private int size;
    private int[] person;
    private long[] rows;
    private boolean haveTies;

    /**
     * @param about how many rows there will be; more may come
     * @param ties whether each row is followed by what tells it apart from another one of the same moment
     * @param grouped whether each row is followed by its breakdown
     */
    TimelineRows(int about, boolean ties, boolean grouped) {
        this.ties = ties;
        this.width = GROUP + (grouped ? 1 : 0) + (ties ? 1 : 0);
        this.person = new int[about + 1];
        this.rows = new long[person.length * width];
    }

    int size() {
        return size;
    }

    /** @param placeAndSteps the place in the call in the upper half, bits of the steps in the lower */
    void add(int ofPerson, long time, long received, long placeAndSteps) {
        if (size == person.length) {
            person = Arrays.copyOf(person, size * 2);
            rows = Arrays.copyOf(rows, person.length * width);
        }
        int row = size * width;
        rows[row + TIME] = time;
        rows[row + RECEIVED] = received;
        rows[row + PLACE_AND_STEPS] = placeAndSteps;
        person[size++] = ofPerson;
    }

    /** The rest of the stamp of the row that was added last. */
    void tie(String message, String identifier) {
        rows[size * width - 1] = tieBreakers.size();
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
        rows[(size - 1) * width + GROUP] = number;
    }

    /** Whether two events of a person are of one moment, and what tells them apart was not read. */
    boolean haveTies() {
        return haveTies;
    }

    /** By person, then by event time and stamp. Nothing may be added after it. */
    void sort() {
        sortByPerson();
        for (int from = 0; from < size; ) {
            int to = endOf(from);
            sort(from, to);
            from = to;
        }
    }

    /** A counting sort: the numbers of people are small. */
    private void sortByPerson() {
        int greatest = 0;
        for (int row = 0; row < size; row++) {
            greatest = Math.max(greatest, person[row]);
        }
        int[] next = new int[greatest + 2];
        for (int row = 0; row < size; row++) {
            next[person[row] + 1]++;
        }
        for (int number = 1; number < next.length; number++) {
            next[number] += next[number - 1];
        }
        long[] sorted = new long[size * width];
        for (int row = 0; row < size; row++) {
            int place = next[person[row]]++;
            System.arraycopy(rows, row * width, sorted, place * width, width);
        }
        // After its rows were placed, a person's number is where they end.
        int row = 0;
        for (int number = 0; number <= greatest; number++) {
            Arrays.fill(person, row, next[number], number);
            row = next[number];
        }
        rows = sorted;
    }

    private int endOf(int from) {
        int to = from + 1;
        while (to < size && person[to] == person[from]) {
            to++;
        }
        return to;
    }

    /** Mostly they are in order already, as they came. */
    private void sort(int from, int to) {
        boolean inOrder = true;
        for (int row = from + 1; row < to; row++) {
            inOrder &= compare(row - 1, row) <= 0;
        }
        if (inOrder) {
            return;
        }
        Integer[] order = new Integer[to - from];
        Arrays.setAll(order, n -> from + n);
        Arrays.sort(order, this::compare);
        long[] sorted = new long[order.length * width];
        for (int n = 0; n < order.length; n++) {
            System.arraycopy(rows, order[n] * width, sorted, n * width, width);
        }
        System.arraycopy(sorted, 0, rows, from * width, sorted.length);
    }

    private int compare(int one, int other) {
        int row = one * width;
        int others = other * width;
        int byTime = Long.compare(rows[row + TIME], rows[others + TIME]);
        if (byTime != 0) {
            return byTime;
        }
        int byReceipt = Long.compare(rows[row + RECEIVED], rows[others + RECEIVED]);
        int byStamp = byReceipt != 0
                ? byReceipt
                : Long.compare(
                        rows[row + PLACE_AND_STEPS] >> Integer.SIZE, rows[others + PLACE_AND_STEPS] >> Integer.SIZE);
        if (byStamp != 0 || one == other) {
            return byStamp;
        }
        if (!ties) {
            haveTies = true;
            return 0;
        }
        return compareTies((int) rows[row + width - 1], (int) rows[others + width - 1]);
    }

    private int compareTies(int one, int other) {
        int byMessage = tieBreakers.get(one).compareTo(tieBreakers.get(other));
        return byMessage != 0 ? byMessage : tieBreakers.get(one + 1).compareTo(tieBreakers.get(other + 1));
    }

    /** Shows everybody who has an event that takes the first step in a range. */
    void show(TimeRange entry, Consumer<Timeline> consumer) {
        Shown shown = new Shown();
        for (int from = 0; from < size; ) {
            int to = endOf(from);
            if (enters(from, to, entry)) {
                shown.from = from;
                shown.to = to;
                consumer.accept(shown);
            }
            from = to;
        }
    }

    private boolean enters(int from, int to, TimeRange entry) {
        for (int row = from; row < to; row++) {
            long when = rows[row * width + TIME];
            if ((rows[row * width + PLACE_AND_STEPS] & 1) != 0 && when >= entry.from() && when < entry.to()) {
                return true;
            }
        }
        return false;
    }

    /** Some of the rows. */
    private final class Shown implements Timeline {

        private int from;
        private int to;

        @Override
        public int size() {
            return to - from;
        }

        @Override
        public long time(int event) {
            return rows[(from + event) * width + TIME];
        }

        @Override
        public int steps(int event) {
            return (int) rows[(from + event) * width + PLACE_AND_STEPS];
        }

        @Override
        public @Nullable Object group(int event) {
            return groups.isEmpty() ? null : groups.get((int) rows[(from + event) * width + GROUP]);
        }
    }
}
