// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import java.sql.SQLException;

/** What one question is asked by: as many queries as it needs, all of one moment. */
public interface SqlSession {

    Dialect dialect();

    /** Runs a query and shows its rows. */
    void query(Query query, Reader reader) throws SQLException;

    /**
     * To be called in long work between queries.
     *
     * @throws SQLException where the question has taken too long
     */
    void check() throws SQLException;

    /** Reads rows, which are valid until it returns. */
    interface Reader {
        void read(FoundRows rows) throws SQLException;
    }
}
