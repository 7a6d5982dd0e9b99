// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * How much a profile's traits take. There may be so many of them because every profile is a record, and every identify
 * goes through them.
 *
 * @param traits that have a value
 * @param bytes of their names and values
 */
public record ProfileSize(int traits, int bytes) {

    public static final ProfileSize NOTHING = new ProfileSize(0, 0);
    public static final ProfileSize MOST = new ProfileSize(1_000, 256 * 1024);

    /** A trait of this name with a value of so many bytes. */
    public static ProfileSize of(String name, int valueBytes) {
        return new ProfileSize(1, name.getBytes(StandardCharsets.UTF_8).length + valueBytes);
    }

    public ProfileSize plus(ProfileSize more) {
        return new ProfileSize(traits + more.traits, bytes + more.bytes);
    }

    /** Whether it is more than a profile holds, in what it has more than before. */
    public boolean exceeds(ProfileSize before) {
        return (traits > MOST.traits && traits > before.traits) || (bytes > MOST.bytes && bytes > before.bytes);
    }

    /** Of these the first, by name, that a profile holds together. */
    public static <V> SortedMap<String, V> held(SortedMap<String, V> traits, BiFunction<String, V, ProfileSize> size) {
        SortedMap<String, V> held = new TreeMap<>();
        ProfileSize[] all = {NOTHING};
        traits.forEach((name, value) -> {
            ProfileSize more = all[0].plus(size.apply(name, value));
            if (!more.exceeds(all[0])) {
                all[0] = more;
                held.put(name, value);
            }
        });
        return held;
    }
}
