// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.schemas.ValueEntry;
import dev.appizer.schemas.ValueMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All events, in columns, with those values that questions are about. */
final class EventArrays {

    private static final List<String> PATHS =
            List.of("product", "device", "bot", "results", "price", "amount", "plan", "coupon.code", "coupon.percent");

    private final byte[] name;
    private final int[] identifier;
    private final long[] time;
    private final long[] received;
    private final byte[] position;
    private final int[] message;
    private final Map<String, Column> properties = new HashMap<>();
    private int size;

    EventArrays(int most) {
        name = new byte[most];
        identifier = new int[most];
        time = new long[most];
        received = new long[most];
        position = new byte[most];
        message = new int[most];
        PATHS.forEach(path -> properties.put(path, new Column(most)));
    }

    void add(MadeEvent event) {
        name[size] = (byte) event.name();
        identifier[size] = event.identifier();
        time[size] = event.time();
        received[size] = event.received();
        position[size] = (byte) event.position();
        message[size] = Math.toIntExact(event.message());
        event.properties().forEach((property, value) -> set(property, value));
        size++;
    }

    private void set(String path, Object value) {
        if (value instanceof ValueMap map) {
            for (ValueEntry member : map.getMembers()) {
                set(path + "." + member.getName(), member.getValue());
            }
            return;
        }
        Column column = properties.get(path);
        if (column != null) {
            column.set(size, value);
        }
    }

    int size() {
        return size;
    }

    int name(int event) {
        return name[event];
    }

    int identifier(int event) {
        return identifier[event];
    }

    long time(int event) {
        return time[event];
    }

    Column property(String path) {
        Column column = properties.get(path);
        if (column == null) {
            throw new IllegalArgumentException("Not among what is kept: " + path);
        }
        return column;
    }

    /** Negative where one comes before the other in a person's life. */
    int compare(int one, int other) {
        int order = Long.compare(time[one], time[other]);
        order = order != 0 ? order : Long.compare(received[one], received[other]);
        order = order != 0 ? order : Byte.compare(position[one], position[other]);
        if (order != 0 || one == other) {
            return order;
        }
        order = MadeEvent.messageId(message[one]).compareTo(MadeEvent.messageId(message[other]));
        return order != 0
                ? order
                : String.valueOf(MadeEvent.text(identifier[one]))
                        .compareTo(String.valueOf(MadeEvent.text(identifier[other])));
    }
}
