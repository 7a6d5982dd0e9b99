// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.util.SplittableRandom;

/** The ids of a history: half are users, a tenth are texts of both kinds, the others anonymous. */
final class IdPool {

    /** One in so many previous ids was never seen and perhaps never will be. */
    private static final int UNSEEN_ONE_IN = 8;

    private final SplittableRandom random;
    private final int users;
    private final int both;
    private final int anonymous;

    IdPool(SplittableRandom random, int ids) {
        this.random = random;
        this.both = Math.max(1, ids / 10);
        this.users = Math.max(2, ids / 2);
        this.anonymous = Math.max(1, ids - users - both);
    }

    String user() {
        int pick = random.nextInt(users + both);
        return pick < users ? "user_" + pick : "both_" + (pick - users);
    }

    String userOtherThan(String text) {
        String user = user();
        while (user.equals(text)) {
            user = user();
        }
        return user;
    }

    String anonymous() {
        int pick = random.nextInt(anonymous + both);
        return pick < anonymous ? "anon_" + pick : "both_" + (pick - anonymous);
    }

    /** Whatever somebody may have been before: any kind, or an id that nobody has seen. */
    String previousOf(String user) {
        if (random.nextInt(UNSEEN_ONE_IN) == 0) {
            return "unseen_" + random.nextInt(users);
        }
        String previous = random.nextInt(3) == 0 ? user() : anonymous();
        return previous.equals(user) ? userOtherThan(user) : previous;
    }
}
