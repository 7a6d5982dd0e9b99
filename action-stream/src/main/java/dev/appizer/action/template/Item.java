// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import dev.appizer.filter.PropertyPath;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a template is rendered for.
 *
 * @param rendering what it is a part of
 * @param value of the section around it; null outside of sections
 */
record Item(Rendering rendering, @Nullable Object value) {

    /** The text of a value, escaped for where it stands. */
    String write(Tag tag) {
        Object found = find(tag);
        return rendering.write(tag, found);
    }

    /** What the section of this tag is rendered for: one item, each of an array, or none. */
    List<Item> items(Tag tag) {
        Object found = find(tag);
        if (found instanceof ValueList list) {
            return rendering.counted(list.getItems().stream()
                    .map(each -> new Item(rendering, each))
                    .toList());
        }
        return isThere(found) ? rendering.counted(List.of(new Item(rendering, found))) : List.of();
    }

    private static boolean isThere(@Nullable Object value) {
        return value instanceof ValueMap map
                ? !map.getMembers().isEmpty()
                : !Boolean.FALSE.equals(value) && ValueText.of(value) != null;
    }

    private @Nullable Object find(Tag tag) {
        rendering.step();
        if (!Tag.ofItem(tag.name())) {
            return in(rendering.context(), tag.name());
        }
        return Tag.isItem(tag.name()) ? value : in(value, tag.pathInItem());
    }

    private static @Nullable Object in(@Nullable Object object, String path) {
        return object instanceof ValueMap map ? new PropertyPath(path).in(Values.entries(map)::get) : null;
    }
}
