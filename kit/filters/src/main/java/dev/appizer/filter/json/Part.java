// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a body, which knows where it stands.
 *
 * @param problems takes what is wrong, of all parts together
 */
public record Part(JsonNode json, JsonPointer pointer, List<Problem> problems) {

    /** Of a name or a path: a path may have as many keys as it has dots, and each is asked for. */
    static final int LONGEST_TEXT = 255;

    public void report(String message) {
        problems.add(new Problem(pointer.toString(), message));
    }

    /** The member of this name, absent or not. */
    public Part field(String name) {
        return new Part(json.path(name), pointer.appendProperty(name), problems);
    }

    /** Whether there is a member of this name, be it null. */
    public boolean has(String name) {
        return json.has(name);
    }

    public boolean isPresent() {
        return !json.isMissingNode() && !json.isNull();
    }

    /** What stands here, as properties hold it; null for a null. */
    public @Nullable Object value() {
        try (JsonParser parser = json.traverse()) {
            parser.nextToken();
            return Values.read(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A tree is read without a stream", impossible);
        }
    }

    public List<Part> items() {
        List<Part> items = new ArrayList<>();
        for (JsonNode item : json) {
            items.add(new Part(item, pointer.appendIndex(items.size()), problems));
        }
        return items;
    }

    /** Reports what is no object. */
    public boolean isObject(String what) {
        if (!json.isObject()) {
            report(what + " is a JSON object; write one here.");
        }
        return json.isObject();
    }

    /** Reports every member of another name. */
    public void allowOnly(String what, String... names) {
        Set<String> allowed = Set.of(names);
        json.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                field(name).report(what + " has no such field; remove it. It has: " + String.join(", ", names) + ".");
            }
        });
    }

    /** The string that has to stand here; reports anything else, and a blank one. */
    public String text(String what) {
        if (!json.isTextual() || json.textValue().isBlank() || json.textValue().length() > LONGEST_TEXT) {
            report("Give " + what + ", as a string that is not blank, of at most " + LONGEST_TEXT + " characters.");
            return "";
        }
        return json.textValue();
    }
}
