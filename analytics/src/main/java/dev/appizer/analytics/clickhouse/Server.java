// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.command.CommandSettings;
import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.analytics.store.sql.SqlSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Requests to a ClickHouse server. Each is tried once, and whether one that failed was carried out can't be told. A failure
 * is an {@link SQLException} with the server's code, or with 0 where the server said nothing.
 */
final class Server implements AutoCloseable {

    /** Beside what a statement is given on the server: for the way there and back. */
    private static final Duration WAY = Duration.ofSeconds(5);

    private static final int MOST_CONNECTIONS = 1_000;

    private final Client client;
    private final Duration patience;
    private final String insertPrefix;

    /**
     * Connects at the first request.
     *
     * @param database in which the tables are that statements name
     * @param patience how long a statement that is not a question may take
     */
    Server(ClickHouseSettings settings, String database, Duration patience) {
        this.patience = patience;
        this.insertPrefix = "appizer-" + settings.database() + "-";
        this.client = new Client.Builder()
                .addEndpoint(settings.url().toString())
                .setUsername(settings.user())
                .setPassword(settings.password())
                .setDefaultDatabase(database)
                // Parameters may be longer than an address may be.
                .useHttpFormDataForQuery(true)
                .compressServerResponse(false)
                .compressClientRequest(false)
                .setMaxConnections(MOST_CONNECTIONS)
                .setMaxRetries(0)
                .setConnectTimeout(WAY.toMillis())
                .setSocketTimeout(patience.plus(WAY).toMillis())
                .build();
    }

    /** Runs a statement that answers nothing. */
    void run(Query statement) throws SQLException {
        run(statement, Map.of());
    }

    /** @param settings of the server, for this statement */
    void run(Query statement, Map<String, String> settings) throws SQLException {
        Parameters parameters = new Parameters(statement);
        CommandSettings command = new CommandSettings();
        settings.forEach(command::serverSetting);
        wait(() -> client.execute(parameters.text(), parameters.values(), command), done -> {});
    }

    /** Runs a query and shows its rows. */
    void query(Query query, SqlSession.Reader reader) throws SQLException {
        query(query, Map.of(), patience, reader);
    }

    /** @param within how long it may take */
    @SuppressWarnings("try") // Closing a reader declares any exception, and throws none that interrupts.
    void query(Query query, Map<String, String> settings, Duration within, SqlSession.Reader reader)
            throws SQLException {
        ask(query, settings, within, ClickHouseFormat.RowBinaryWithNamesAndTypes, response -> {
            try (ClickHouseBinaryFormatReader rows = client.newBinaryFormatReader(response)) {
                reader.read(new ClickHouseRows(rows));
            }
        });
    }

    /** Writes the rows of a query to a file, as Parquet. */
    void download(Query query, Map<String, String> settings, Duration within, Path file) throws SQLException {
        ask(
                query,
                settings,
                within,
                ClickHouseFormat.Parquet,
                response -> Files.copy(response.getInputStream(), file, StandardCopyOption.REPLACE_EXISTING));
    }

    private void ask(
            Query query, Map<String, String> settings, Duration within, ClickHouseFormat format, Use<QueryResponse> use)
            throws SQLException {
        Parameters parameters = new Parameters(query);
        QuerySettings asked = new QuerySettings().setFormat(format);
        settings.forEach(asked::serverSetting);
        // A failure behind the first rows would be lost in them.
        asked.serverSetting("wait_end_of_query", "1");
        asked.setNetworkTimeout(within.plus(WAY).toMillis(), ChronoUnit.MILLIS);
        wait(() -> client.query(parameters.text(), parameters.values(), asked), use);
    }

    /** Adds rows to a table, in the RowBinary format. */
    void insert(String table, List<String> columns, RowBytes rows) throws SQLException {
        InsertSettings settings = new InsertSettings().setQueryId(insertPrefix + UUID.randomUUID());
        settings.serverSetting("max_partitions_per_insert_block", "0");
        settings.serverSetting("async_insert", "0");
        // What was taken out again has to go in again.
        settings.serverSetting("insert_deduplicate", "0");
        wait(
                () -> client.insert(
                        table,
                        columns,
                        new ByteArrayInputStream(rows.array(), 0, rows.length()),
                        ClickHouseFormat.RowBinary,
                        settings),
                done -> {});
    }

    /** Ends what still goes in of this database's, of whoever sent it; returns when it has ended. */
    void killInserts() throws SQLException {
        run(Query.of("KILL QUERY WHERE startsWith(query_id, ")
                .bind(insertPrefix)
                .sql(") SYNC"));
    }

    private interface Request<T> {
        CompletableFuture<T> send();
    }

    private interface Use<T> {
        void of(T response) throws Exception;
    }

    /** Requests are made by the thread that asks; the client's time-out is what ends them. */
    @SuppressWarnings("try") // Closing an answer declares any exception, and throws none that interrupts.
    private static <T extends AutoCloseable> void wait(Request<T> request, Use<T> use) throws SQLException {
        try (T response = request.send().get()) {
            use.of(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (ClickHouseException | IOException e) {
            throw failure(e);
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private static SQLException failure(Throwable cause) {
        int code = cause instanceof ServerException told ? told.getCode() : 0;
        return new SQLException(String.valueOf(cause.getMessage()), null, code, cause);
    }

    @Override
    public void close() {
        client.close();
    }
}
