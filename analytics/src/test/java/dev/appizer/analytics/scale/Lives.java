// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import java.util.ArrayList;
import java.util.List;

/** The events of each person, in their order. */
final class Lives {

    private final int[] events;
    private final int[] begin;

    Lives(BruteReader reader) {
        int size = reader.events().size();
        begin = new int[reader.owners().bound() + 1];
        for (int event = 0; event < size; event++) {
            if (reader.person(event) != MadeEvent.NOBODY) {
                begin[reader.person(event) + 1]++;
            }
        }
        for (int person = 1; person < begin.length; person++) {
            begin[person] += begin[person - 1];
        }
        events = new int[begin[begin.length - 1]];
        int[] next = begin.clone();
        for (int event = 0; event < size; event++) {
            if (reader.person(event) != MadeEvent.NOBODY) {
                events[next[reader.person(event)]++] = event;
            }
        }
        for (int person = 0; person < people(); person++) {
            sort(person, reader.events());
        }
    }

    private void sort(int person, EventArrays all) {
        List<Integer> life = new ArrayList<>();
        for (int at = begin[person]; at < begin[person + 1]; at++) {
            life.add(events[at]);
        }
        life.sort(all::compare);
        for (int at = 0; at < life.size(); at++) {
            events[begin[person] + at] = life.get(at);
        }
    }

    /** More than the greatest number of a person; not every number is one. */
    int people() {
        return begin.length - 1;
    }

    int size(int person) {
        return begin[person + 1] - begin[person];
    }

    int event(int person, int place) {
        return events[begin[person] + place];
    }
}
