// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What can be said of the parts of an e-mail before there is one. */
public final class EmailParts {

    private EmailParts() {}

    /**
     * What is wrong with an address; empty where it is right.
     *
     * @param whose for the message
     */
    public static Optional<String> wrongAddress(String address, String whose) {
        return wrong(() -> EmailAddress.parse(address, whose));
    }

    /** What is wrong with where a recipient may leave; empty where it is right. */
    public static Optional<String> wrongUnsubscribe(String address) {
        try {
            URI parsed = new URI(address);
            return wrong(() -> Unsubscribe.headers(parsed));
        } catch (URISyntaxException e) {
            return Optional.of(
                    "The address to unsubscribe can't be read, by its character " + (e.getIndex() + 1) + ".");
        }
    }

    private static Optional<String> wrong(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (UnsendableException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
