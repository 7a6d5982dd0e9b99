// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.schemas.SegmentChange;
import java.io.PrintStream;
import java.time.Duration;

/** What the demo tells while it goes on. */
final class Story {

    private final PrintStream out;
    private int chapters;

    Story(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        chapters++;
        out.println();
        out.println(chapters + ". " + title);
    }

    void sent(String method, String path, String body) {
        out.println("   → " + method + " " + path + " " + body);
    }

    void line(String text) {
        out.println("   ← " + text);
    }

    void shows(String what, JsonNode json) {
        out.println("   ← " + what + ": " + json);
    }

    void change(SegmentChange change) {
        Duration time = Duration.between(change.getEffectiveAt(), change.getDetectedAt());
        out.println("   ← from Kafka, topic segments.changes: " + change.getCanonicalId() + " "
                + change.getTransition() + " " + change.getSegmentId() + " (reason " + change.getReason() + ", found "
                + time.toMillis() + " ms after its cause)");
    }

    void end() {
        out.println();
        out.println("Everything came out as it should: the page views before the sign-up count as the user's,"
                + " and each segment change is on Kafka exactly once.");
    }
}
