// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a template makes JSON, tried with each section once and with each left out. */
final class JsonSample implements Mustache.Collector {

    private static final JsonFactory JSON = new JsonFactory();

    private final List<Tag> tags;
    private final Lookup lookup;
    private final boolean there;

    private JsonSample(List<Tag> tags, boolean there) {
        this.tags = tags;
        this.lookup = new Lookup(tags);
        this.there = there;
    }

    static Optional<Problem> problem(Tags.Read read) {
        return problem(read, true).or(() -> problem(read, false));
    }

    private static Optional<Problem> problem(Tags.Read read, boolean there) {
        String sample = Mustache.compiler()
                .escapeHTML(false)
                .withCollector(new JsonSample(read.tags(), there))
                .compile(read.numbered())
                .execute("");
        return fault(sample)
                .map(fault -> new Problem(
                        1,
                        1,
                        "This does not make JSON when its sections are " + (there ? "there" : "left out") + " (" + fault
                                + "): correct what is around them."));
    }

    private static Optional<String> fault(String sample) {
        try (JsonParser json = JSON.createParser(sample)) {
            if (json.nextToken() == null) {
                return Optional.of("it is empty");
            }
            json.skipChildren();
            return json.nextToken() == null ? Optional.empty() : Optional.of("it goes on after its end");
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String number) {
        Tag tag = tags.get(Integer.parseInt(number));
        String value = tag.place() == Place.VALUE ? "\"s\"" : "s";
        return (item, name) -> tag.section() ? there ? List.of("") : List.of() : value;
    }

    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
        return lookup.toIterator(value);
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return lookup.createFetcherCache();
    }
}
