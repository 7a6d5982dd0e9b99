// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.FlatValue;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * With which types each path has been seen, on events of each name (or as a trait, under {@link #TRAITS}). One thread adds,
 * any number ask. Bounded: of paths beyond, it says that they may be of any type, which costs time and nothing else.
 */
final class Paths {

    static final int TRAITS = -1;
    static final int MOST = 200_000;

    private final Map<Place, Set<FlatValue.Type>> types = new ConcurrentHashMap<>();
    private volatile boolean full;

    private record Place(int name, String path) {}

    boolean knows(int name, String path, FlatValue.Type type) {
        return types.getOrDefault(new Place(name, path), Set.of()).contains(type);
    }

    /** Whether it is among those that it knows, from now on. */
    boolean add(int name, String path, FlatValue.Type type) {
        Place place = new Place(name, path);
        Set<FlatValue.Type> seen = types.get(place);
        if (seen != null && seen.contains(type)) {
            return true;
        }
        if (seen == null && types.size() >= MOST) {
            full = true;
            return false;
        }
        Set<FlatValue.Type> more = EnumSet.of(type);
        if (seen != null) {
            more.addAll(seen);
        }
        types.put(place, more);
        return true;
    }

    /** The types that a path may have on events of these names. */
    Set<FlatValue.Type> of(Collection<Integer> names, String path) {
        if (full) {
            return EnumSet.allOf(FlatValue.Type.class);
        }
        Set<FlatValue.Type> all = EnumSet.noneOf(FlatValue.Type.class);
        for (int name : names) {
            all.addAll(types.getOrDefault(new Place(name, path), Set.of()));
        }
        return all;
    }

    /** The types that a path may have on any event. */
    Set<FlatValue.Type> ofAny(String path) {
        if (full) {
            return EnumSet.allOf(FlatValue.Type.class);
        }
        Set<FlatValue.Type> all = EnumSet.noneOf(FlatValue.Type.class);
        types.forEach((place, seen) -> {
            if (place.name != TRAITS && place.path.equals(path)) {
                all.addAll(seen);
            }
        });
        return all;
    }
}
