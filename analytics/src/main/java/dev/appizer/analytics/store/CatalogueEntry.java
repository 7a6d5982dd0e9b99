// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import java.util.Comparator;
import java.util.List;

/**
 * What is known of the events of one name.
 *
 * @param event the name
 * @param count how many are there
 * @param properties by path
 */
public record CatalogueEntry(String event, long count, List<Property> properties) {

    /**
     * A property, or a value inside one.
     *
     * @param path its name or dotted path
     * @param type boolean, number, string, array or object
     * @param count on how many of the events it is of this type
     */
    public record Property(String path, String type, long count) {

        /** By path, then by type. */
        public static final Comparator<Property> BY_PATH =
                Comparator.comparing(Property::path).thenComparing(Property::type);
    }
}
