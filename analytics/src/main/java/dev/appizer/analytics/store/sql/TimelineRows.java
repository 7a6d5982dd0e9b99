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

/** Events of many people in columns: taken in as they come, put in order, and shown person by person. */
final class TimelineRows {

    private int size;
    private int[] person = new int[1 << 16];
    private long[] time = new long[1 << 16];
    private long[] received = new long[1 << 16];
    private int[] place = new int[1 << 16];
    private int[] steps = new int[1 << 16];
    private int[] group = new int[0];
    private final boolean ties;
    private final List<String> tieBreakers = new ArrayList<>();
    private final List<@Nullable Object> groups = new ArrayList<>();
    private final Map<@Nullable Object, Integer> groupNumbers = new HashMap<>();

    private int[] order = new int[0];
    private boolean haveTies;

    /** @param ties whether each row is followed by what tells it apart from another one of the same moment */
    TimelineRows(boolean ties, boolean grouped) {
        this.ties = ties;
        if (grouped) {
            group = new int[1 << 16];
        }
    }

    int size() {
        return size;
    }

    void add(int ofPerson, long at, long receivedAt, int placeInCall, int takes) {
        if (size == person.length) {
            int more = size * 2;
            person = Arrays.copyOf(person, more);
            time = Arrays.copyOf(time, more);
            received = Arrays.copyOf(received, more);
            place = Arrays.copyOf(place, more);
            steps = Arrays.copyOf(steps, more);
            group = group.length == 0 ? group : Arrays.copyOf(group, more);
        }
        person[size] = ofPerson;
        time[size] = at;
        received[size] = receivedAt;
        place[size] = placeInCall;
        steps[size++] = takes;
    }

    /** The rest of the stamp of the row that was added last. */
    void tie(String message, String identifier) {
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
        group[size - 1] = number;
    }

    /** Whether two events of a person are of one moment, and what tells them apart was not read. */
    boolean haveTies() {
        return haveTies;
    }

    /** By person, then by event time and stamp. */
    void sort() {
        order = byPerson();
        for (int from = 0; from < size; ) {
            int to = endOf(from);
            sort(from, to);
            from = to;
        }
    }

    /** A counting sort: the numbers of people are small. */
    private int[] byPerson() {
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
        int[] sorted = new int[size];
        for (int row = 0; row < size; row++) {
            sorted[next[person[row]]++] = row;
        }
        return sorted;
    }

    private int endOf(int from) {
        int to = from + 1;
        while (to < size && person[order[to]] == person[order[from]]) {
            to++;
        }
        return to;
    }

    /** Mostly they are in order already, as they came; so insertion, unless there are many. */
    private void sort(int from, int to) {
        if (to - from > 64) {
            Integer[] rows = new Integer[to - from];
            for (int at = from; at < to; at++) {
                rows[at - from] = order[at];
            }
            Arrays.sort(rows, this::compare);
            for (int at = from; at < to; at++) {
                order[at] = rows[at - from];
            }
            return;
        }
        for (int at = from + 1; at < to; at++) {
            int row = order[at];
            int before = at - 1;
            while (before >= from && compare(order[before], row) > 0) {
                order[before + 1] = order[before];
                before--;
            }
            order[before + 1] = row;
        }
    }

    private int compare(int one, int other) {
        int byTime = Long.compare(time[one], time[other]);
        if (byTime != 0) {
            return byTime;
        }
        int byReceipt = Long.compare(received[one], received[other]);
        int byStamp = byReceipt != 0 ? byReceipt : Integer.compare(place[one], place[other]);
        if (byStamp != 0 || one == other) {
            return byStamp;
        }
        if (!ties) {
            haveTies = true;
            return 0;
        }
        int byMessage = tieBreakers.get(2 * one).compareTo(tieBreakers.get(2 * other));
        return byMessage != 0 ? byMessage : tieBreakers.get(2 * one + 1).compareTo(tieBreakers.get(2 * other + 1));
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
        for (int at = from; at < to; at++) {
            long when = time[order[at]];
            if ((steps[order[at]] & 1) != 0 && when >= entry.from() && when < entry.to()) {
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
            return time[order[from + event]];
        }

        @Override
        public int steps(int event) {
            return steps[order[from + event]];
        }

        @Override
        public @Nullable Object group(int event) {
            return group.length == 0 ? null : groups.get(group[order[from + event]]);
        }
    }
}
