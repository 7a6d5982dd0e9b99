// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import java.io.IOException;

/** A server that goes away and comes back on the same port. */
interface Fickle extends AutoCloseable {

    void goAway();

    void comeBack() throws IOException;

    @Override
    void close();
}
