// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.rows.ChangeRow;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NotificationIdTest {

    private static ChangeRow change(String segment, String transition) {
        return new ChangeRow(segment, 1L, transition, "TRAIT", 2L, 3L, null);
    }

    /** Written down: another id for the same cause would be sent again after an upgrade. */
    @Test
    void idsStayAsTheyAre() {
        assertThat(NotificationId.ofEvent("c", "user:u", "m")).isEqualTo("a347d58e2c76193525e3f8489044cfce");
        assertThat(NotificationId.ofChange("c", "user:u", change("s", "ENTERED"), 3, 42))
                .isEqualTo("c7ea61e8e74ec96171cf4c14fc619d92");
        assertThat(NotificationId.ofAnswer("c", 2, 1_000_000)).isEqualTo("4e51208cb794641726554c9f6a032aec");
    }

    @Test
    void everyPartTellsCausesApart() {
        Set<String> ids = new HashSet<>();
        ids.add(NotificationId.ofEvent("c", "user:u", "m"));
        ids.add(NotificationId.ofEvent("d", "user:u", "m"));
        ids.add(NotificationId.ofEvent("c", "anonymous:u", "m"));
        ids.add(NotificationId.ofEvent("c", "user:u", "n"));
        ids.add(NotificationId.ofChange("c", "user:u", change("s", "ENTERED"), 0, 1));
        ids.add(NotificationId.ofChange("d", "user:u", change("s", "ENTERED"), 0, 1));
        ids.add(NotificationId.ofChange("c", "user:v", change("s", "ENTERED"), 0, 1));
        ids.add(NotificationId.ofChange("c", "user:u", change("t", "ENTERED"), 0, 1));
        ids.add(NotificationId.ofChange("c", "user:u", change("s", "EXITED"), 0, 1));
        ids.add(NotificationId.ofChange("c", "user:u", change("s", "ENTERED"), 1, 1));
        ids.add(NotificationId.ofChange("c", "user:u", change("s", "ENTERED"), 0, 2));
        ids.add(NotificationId.ofAnswer("c", 1, 1));
        ids.add(NotificationId.ofAnswer("c", 2, 1));
        ids.add(NotificationId.ofAnswer("c", 1, 2));
        ids.add(NotificationId.ofAnswer("d", 1, 1));

        assertThat(ids).hasSize(15).allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void whatIsNotPartOfACauseIsNotPartOfItsId() {
        ChangeRow later = new ChangeRow("s", 9L, "ENTERED", "EVENT", 8L, 7L, "m");

        assertThat(NotificationId.ofChange("c", "user:u", later, 0, 1))
                .isEqualTo(NotificationId.ofChange("c", "user:u", change("s", "ENTERED"), 0, 1));
    }

    @Property
    void partsDoNotRunIntoOneAnother(@ForAll String one, @ForAll String other) {
        assertThat(NotificationId.ofEvent("c", one + "x", other))
                .isNotEqualTo(NotificationId.ofEvent("c", one, "x" + other));
    }
}
