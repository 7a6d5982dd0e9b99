// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

/** What the key of a call may do; an alias sent with a public {@link #BROWSER} key is only a claim. */
public enum Scope {
    BROWSER,
    SERVER,
    ADMIN
}
