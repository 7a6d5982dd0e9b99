// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Whose each identifier is, and what is known of people. */
final class Owners {

    static final String SEGMENT = "paying";
    private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "BR");

    private final int[] owner;

    Owners(int people) {
        owner = new int[2 * people];
        for (int identifier = 0; identifier < owner.length; identifier++) {
            owner[identifier] = identifier;
        }
    }

    /** The person of an identifier; that of a system event is none. */
    int of(int identifier) {
        return identifier == MadeEvent.NOBODY ? MadeEvent.NOBODY : owner[identifier];
    }

    /** More than the greatest number of a person. */
    int bound() {
        return owner.length;
    }

    /**
     * Joins identifiers: visitors with their users, and some users with others, whose visitors go with them. Some are split
     * off again.
     *
     * @return what the store is told of it
     */
    List<Batch.Alias> join(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Batch.Alias> aliases = new ArrayList<>();
        while (aliases.size() < count) {
            int user = 2 * random.nextInt(owner.length / 2);
            boolean toAnother = random.nextInt(5) == 0 && user % 4 == 2;
            if (toAnother) {
                assign(user, user - 2, aliases);
            }
            assign(user + 1, owner[user], aliases);
            if (random.nextInt(50) == 0) {
                assign(user + 1, user + 1, aliases);
            }
        }
        return aliases;
    }

    private void assign(int identifier, int person, List<Batch.Alias> aliases) {
        owner[identifier] = person;
        aliases.add(new Batch.Alias(text(identifier), text(person)));
    }

    private static String text(int identifier) {
        return Objects.requireNonNull(MadeEvent.text(identifier));
    }

    /** Every third user is known. */
    List<Batch.Person> known() {
        List<Batch.Person> known = new ArrayList<>();
        for (int person = 0; person < owner.length; person++) {
            String country = country(person);
            if (country != null) {
                known.add(new Batch.Person(
                        text(person),
                        FlatValue.of(Map.of("country", country)),
                        isPaying(person) ? List.of("other", SEGMENT) : List.of("other")));
            }
        }
        return known;
    }

    @Nullable
    static String country(int person) {
        return person >= 0 && person % 6 == 0 ? COUNTRIES.get(person / 6 % COUNTRIES.size()) : null;
    }

    static boolean isPaying(int person) {
        return person % 12 == 0;
    }
}
