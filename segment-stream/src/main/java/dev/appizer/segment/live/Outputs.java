// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

/** Where results go: a key, and what is to be written under it. */
@FunctionalInterface
interface Outputs {

    void send(String key, Output output);
}
