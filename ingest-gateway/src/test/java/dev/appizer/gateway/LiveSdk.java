// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import java.util.Optional;

/** A real SDK that can be made to send. */
interface LiveSdk {

    /** For the names of tests and of runs. */
    String name();

    /** Whether each of its messages names its user, rather than the one who was identified last. */
    boolean namesUsers();

    /** What this machine lacks for it; empty where it can run. */
    Optional<String> missing();

    /** Begins to send the first half of the messages of a run. */
    Session start(Run run);

    /**
     * What to send, and where to.
     *
     * @param url of the gateway
     * @param key to send with
     * @param name that the messages carry
     * @param count of messages, even
     */
    record Run(String url, String key, String name, int count) {}

    /** A run under way. */
    interface Session extends AutoCloseable {

        /** Returns once the SDK says that the first half is delivered. */
        void awaitHalf();

        /** Lets it send the second half. */
        void sendRest();

        /** Returns once the SDK says that all is delivered; at once, where it doesn't say. */
        void awaitEnd();

        @Override
        void close();
    }
}
