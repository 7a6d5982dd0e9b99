// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import java.sql.SQLException;

/** Lets questions be asked, each of one moment and for a limited time. */
public interface Snapshots {

    /**
     * Asks.
     *
     * @throws dev.appizer.analytics.store.QuestionFailedException where it took too long or too much memory
     */
    <T> T inSnapshot(Work<T> work);

    /** Something that is asked. */
    interface Work<T> {
        T ask(SqlSession session) throws SQLException;
    }
}
