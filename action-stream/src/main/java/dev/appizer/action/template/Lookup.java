// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import com.samskivert.mustache.Mustache;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Leads the library from the number of a tag to its value, and to nothing else: no object of Java is looked into. */
final class Lookup implements Mustache.Collector {

    private final List<Tag> tags;

    Lookup(List<Tag> tags) {
        this.tags = tags;
    }

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String number) {
        Tag tag = tags.get(Integer.parseInt(number));
        return tag.section() ? (item, name) -> ((Item) item).items(tag) : (item, name) -> ((Item) item).write(tag);
    }

    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
        return value instanceof List<?> items ? items.iterator() : null;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }
}
