// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.model.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Persons who each grow to {@link #IDS} ids, alias by alias. A generation of them begins after the other, and one round
 * gives each person that has begun one alias more, so that between two aliases of one person there are those of many
 * others, and sizes are mixed equally while as many persons begin as are finished.
 *
 * <p>Most are one user and 19 visitors. Every fourth is two users with 9 visitors each, whom the last alias joins.
 *
 * @param perGeneration how many begin at once
 */
public record GrowingPersons(int perGeneration) {

    public static final int IDS = 20;

    static final int ALIASES = IDS - 1;
    static final int GENERATIONS = 40;

    private static final int EVERY_FOURTH = 4;
    private static final long STRIDE = 7_919;
    private static final int BASE = 36;
    private static final int USER_HASH = 1;

    /**
     * An alias call.
     *
     * @param previousId that it names
     * @param userId the user's
     * @param ofUser whether the previous id is a user's too
     */
    record Alias(String previousId, String userId, boolean ofUser) {

        Identifier user() {
            return Identifier.user(userId);
        }

        /** The one of the two identifiers that the previous id may mean whom events named. */
        Identifier previous() {
            return ofUser ? Identifier.user(previousId) : Identifier.anonymous(previousId);
        }
    }

    /** As many whole generations as have at most this many ids; at least one person in each. */
    public static GrowingPersons ofIds(int ids) {
        int most = Math.max(1, ids / (GENERATIONS * IDS));
        return new GrowingPersons(most % STRIDE == 0 ? most - 1 : most);
    }

    public int persons() {
        return GENERATIONS * perGeneration;
    }

    /** The ids that calls name. */
    public int ids() {
        return persons() * IDS;
    }

    public int aliases() {
        return persons() * ALIASES;
    }

    /** From this alias on sizes are mixed equally. */
    public int mixedFrom() {
        return perGeneration * ALIASES * (ALIASES - 1) / 2;
    }

    /** From this alias on no more persons begin, and what is left are large ones. */
    public int mixedTo() {
        return aliases() - mixedFrom();
    }

    /**
     * Makes every alias in its order.
     *
     * @param aliases is given each with its number, from 0 on
     */
    void each(BiConsumer<Integer, Alias> aliases) {
        int number = 0;
        for (int round = 0; round < GENERATIONS + ALIASES - 1; round++) {
            int oldest = Math.max(0, round - ALIASES + 1);
            int youngest = Math.min(round, GENERATIONS - 1);
            for (int place = 0; place < perGeneration; place++) {
                for (int generation = oldest; generation <= youngest; generation++) {
                    aliases.accept(number++, alias(generation, place, round - generation));
                }
            }
        }
    }

    /** Later rounds take persons in another order than they began: neighbours in the store are not neighbours in time. */
    private Alias alias(int generation, int place, int step) {
        long within = step == 0 ? place : (place * STRIDE + step) % perGeneration;
        long person = (long) generation * perGeneration + within;
        boolean isTwo = person % EVERY_FOURTH == 0;
        if (isTwo && step == ALIASES - 1) {
            return new Alias(user(person, 1), user(person, 0), true);
        }
        return new Alias(visitor(person, step), user(person, isTwo ? step % 2 : 0), false);
    }

    private static String user(long person, int which) {
        return "user_" + Long.toString(Hash.of(person * 2 + which, USER_HASH), BASE);
    }

    private static String visitor(long person, int step) {
        return uuid("visitor-" + person + "-" + step);
    }

    /** Looks as SDKs make them. */
    static String uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
