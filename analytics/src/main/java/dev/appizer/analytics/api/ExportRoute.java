// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.api;

import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.service.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code POST /v1/analytics/export}: events as Parquet files, in a new directory where analytics keeps its own. */
final class ExportRoute {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSS").withZone(ZoneOffset.UTC);

    private final Supplier<EventStore> store;
    private final Path exports;
    private final Clock clock;

    ExportRoute(Supplier<EventStore> store, Path exports, Clock clock) {
        this.store = store;
        this.exports = exports;
        this.clock = clock;
    }

    /** Answers where they are: {@code {"directory","events","files":[…]}}. */
    Reply export(TimeRange range) {
        try {
            Path directory = Files.createDirectories(exports.resolve(NAME.format(clock.instant())));
            long events = store.get().export(range, directory);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("directory", directory.toString());
            answer.put("events", events);
            answer.put("files", files(directory));
            return Reply.ok(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the export can't be used", e);
        }
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
