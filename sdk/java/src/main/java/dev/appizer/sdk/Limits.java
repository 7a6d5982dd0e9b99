// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

/** What the gateway takes, and what a batch is filled to. */
final class Limits {

    static final int MESSAGE_BYTES = 32 * 1024;
    static final int BATCH_BYTES = 450_000;
    static final int BATCH_MESSAGES = 1_000;
    static final int GZIP_FROM = 1024;
    static final int IN_FLIGHT = 4;

    private Limits() {}
}
