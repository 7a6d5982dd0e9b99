// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where ClickHouse is, and how it is asked.
 *
 * @param url of its HTTP interface
 * @param database in which the tables are; made where it is not there
 * @param memoryMegabytes of each question; half of it before groups and sorts go to the server's disk
 * @param patience how long a question may take
 * @param retention of which days events are kept; all where it is empty
 */
public record ClickHouseSettings(
        URI url,
        String user,
        String password,
        String database,
        int memoryMegabytes,
        Duration patience,
        Optional<Duration> retention) {

    /** The password is left out. */
    @Override
    public String toString() {
        return user + "@" + url + "/" + database;
    }
}
