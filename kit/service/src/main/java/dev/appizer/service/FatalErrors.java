// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

/** Where a service reports an error that it can't go on with. The first one ends the process, non-zero. */
@FunctionalInterface
public interface FatalErrors {

    /**
     * Ends the process, soon; returns at once and may be called from any thread.
     *
     * @param what was being done, for the one line that the operator sees
     */
    void report(String what, Throwable cause);
}
