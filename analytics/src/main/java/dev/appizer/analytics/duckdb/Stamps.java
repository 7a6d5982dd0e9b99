// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.Batch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether a message that is driven again is there already, in the tables or in the batch: by its stamp, which it keeps. */
final class Stamps {

    private final Connection connection;
    private final boolean needed;
    private final Set<Stamp> ofBatch = new HashSet<>();

    private record Stamp(
            long receivedAt,
            int position,
            String messageId,
            @Nullable Integer who) {}

    /** @param needed whether there is such a message in the batch */
    Stamps(Connection connection, boolean needed) {
        this.connection = connection;
        this.needed = needed;
    }

    boolean isNew(Batch.Event event, @Nullable Integer who) throws SQLException {
        if (!needed) {
            return true;
        }
        Stamp stamp = new Stamp(event.receivedAt(), event.position(), event.messageId(), who);
        return ofBatch.add(stamp) && !(event.redriven() && isStored(stamp));
    }

    private boolean isStored(Stamp stamp) throws SQLException {
        try (PreparedStatement same = connection.prepareStatement(
                "FROM events WHERE received = ? AND place = ? AND message = ? AND who IS NOT DISTINCT FROM ? LIMIT 1")) {
            same.setLong(1, stamp.receivedAt);
            same.setInt(2, stamp.position);
            same.setString(3, stamp.messageId);
            same.setObject(4, stamp.who);
            try (ResultSet found = same.executeQuery()) {
                return found.next();
            }
        }
    }
}
