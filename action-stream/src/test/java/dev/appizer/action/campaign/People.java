// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.appizer.model.Values;
import dev.appizer.schemas.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People, with single quotation marks for double ones in JSON. */
final class People {

    private static final JsonFactory JSON = new JsonFactory();

    private People() {}

    static Person known(String traits, String computedTraits, String... segments) {
        return new Person(new Profile(
                "u1",
                false,
                List.of("u1", "u2"),
                List.of("a1"),
                values(traits),
                values(computedTraits),
                List.of(segments)));
    }

    static Person anonymous() {
        return new Person(new Profile("a1", true, List.of(), List.of("a1"), Map.of(), Map.of(), List.of()));
    }

    static Map<String, @Nullable Object> values(String json) {
        try (JsonParser parser = JSON.createParser(json.replace('\'', '"'))) {
            parser.nextToken();
            return Values.readEntries(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
