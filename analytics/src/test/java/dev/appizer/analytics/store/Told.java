// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

/** Part of the contract of stores. */
interface Told {

    /** The story of this test; its store is empty at first. */
    Story story();
}
