// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

/**
 * Whether something is as it should be.
 *
 * @param up whether it is
 * @param reason what it waits for or what is wrong, in a sentence; empty where all is well
 */
public record Health(boolean up, String reason) {

    private static final Health OK = new Health(true, "");

    public static Health ok() {
        return OK;
    }

    public static Health down(String reason) {
        return new Health(false, reason);
    }
}
