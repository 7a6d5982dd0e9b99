// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import dev.appizer.enrichment.message.Warnings;
import dev.appizer.schemas.Geo;
import dev.appizer.schemas.Warning;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the client is, by a file in MaxMind's format with the members of their city or country databases. The address is
 * the SDK's word, else the call's own.
 */
public final class GeoEnricher implements Enricher, Closeable {

    private final Reader database;
    private final boolean v4Only;

    private GeoEnricher(Reader database) {
        this.database = database;
        this.v4Only = database.getMetadata().ipVersion() == 4;
    }

    /**
     * Opens the operator's file.
     *
     * @throws IOException where it cannot be read or is of another format
     */
    public static GeoEnricher open(Path file) throws IOException {
        return new GeoEnricher(new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache()));
    }

    @Override
    public Enrichments enrich(Subject subject, Enrichments known) {
        @Nullable String told = subject.text("ip");
        @Nullable String text = told == null ? subject.clientIp() : told;
        @Nullable InetAddress address = text == null ? null : IpAddresses.parse(text.strip());
        if (address == null || (v4Only && address instanceof Inet6Address)) {
            return known;
        }
        try {
            @Nullable Map<?, ?> found = database.get(address, Map.class);
            return found == null ? known : known.with(geo(found));
        } catch (IOException e) {
            return known.with(new Warning(Warnings.IGNORED, "geo", "The geo database could not be read there"));
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
    }

    private static Geo geo(Map<?, ?> found) {
        Map<?, ?> location = object(found.get("location"));
        return new Geo(
                text(object(found.get("country")).get("iso_code")),
                text(firstOf(found.get("subdivisions")).get("iso_code")),
                text(object(object(found.get("city")).get("names")).get("en")),
                location.get("latitude") instanceof Double latitude ? latitude : null,
                location.get("longitude") instanceof Double longitude ? longitude : null,
                text(location.get("time_zone")));
    }

    private static Map<?, ?> firstOf(@Nullable Object list) {
        return list instanceof List<?> some && !some.isEmpty() ? object(some.get(0)) : Map.of();
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
