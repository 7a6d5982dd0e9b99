// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

/** {@code DELETE /v1/aliases/{previousId}} with an admin key, not sent yet. */
public record UnaliasCall(String previousId) implements Step {

    /** The command as it counts once the service has taken it at {@code receivedAt} (microseconds). */
    public Unalias accepted(long receivedAt) {
        return new Unalias(previousId, receivedAt);
    }
}
