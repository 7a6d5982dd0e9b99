// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.util.SplittableRandom;

/**
 * The ids of a history: half are users, a tenth are texts of both kinds, the others anonymous.
 *
 * <p>An id's number tells whose it is. Links stay mostly among the ids of one person: were they drawn from all, nearly
 * everybody would end in a single cluster, and little would be left to tell apart.
 */
final class IdPool {

    private static final int IDS_OF_A_PERSON = 5;
    /** One in so many previous ids was never seen and perhaps never will be. */
    private static final int UNSEEN_ONE_IN = 8;

    private final SplittableRandom random;
    private final double mixingShare;
    private final int people;
    private final int users;
    private final int both;
    private final int anonymous;

    IdPool(SplittableRandom random, HistorySettings settings) {
        int ids = settings.ids();
        this.random = random;
        this.mixingShare = settings.mixingShare();
        this.people = Math.max(2, ids / IDS_OF_A_PERSON);
        this.both = Math.max(1, ids / 10);
        this.users = Math.max(4, ids / 2);
        this.anonymous = Math.max(2, ids - users - both);
    }

    String user() {
        int pick = random.nextInt(users + both);
        return pick < users ? "user_" + pick : "both_" + (pick - users);
    }

    String anonymous() {
        int pick = random.nextInt(anonymous + both);
        return pick < anonymous ? "anon_" + pick : "both_" + (pick - anonymous);
    }

    String userOtherThan(String text) {
        String user = user();
        while (user.equals(text)) {
            user = user();
        }
        return user;
    }

    /** Another user, mostly of the same person. */
    String userToLink(String user) {
        String other = own(user, "user_", users);
        return other.equals(user) ? userOtherThan(user) : other;
    }

    /** An anonymous id, mostly of the same person. */
    String anonymousToLink(String user) {
        return own(user, "anon_", anonymous);
    }

    /** Whatever somebody may have been before, of any kind; now and then an id that nobody has seen. */
    String previousOf(String user) {
        if (random.nextInt(UNSEEN_ONE_IN) == 0) {
            return "unseen_" + random.nextInt(users);
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> userToLink(user);
            case 2 -> otherThan(user, own(user, "both_", both));
            default -> anonymousToLink(user);
        };
    }

    private String otherThan(String user, String previous) {
        return previous.equals(user) ? userOtherThan(user) : previous;
    }

    private String own(String id, String prefix, int count) {
        int person = Integer.parseInt(id.substring(id.indexOf('_') + 1)) % people;
        boolean mixed = person >= count || random.nextDouble() < mixingShare;
        int number =
                mixed ? random.nextInt(count) : person + people * random.nextInt(1 + (count - 1 - person) / people);
        return prefix + number;
    }
}
