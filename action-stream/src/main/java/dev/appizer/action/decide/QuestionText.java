// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.action.campaign.Trigger.OnAnswer;
import dev.appizer.model.Micros;
import java.time.temporal.ChronoUnit;

/** Writes the question of a campaign as it is asked at some time. */
public final class QuestionText {

    private static final JsonMapper JSON = new JsonMapper();

    private QuestionText() {}

    /** About the time up to now, to the millisecond. */
    public static String of(OnAnswer asked, long now) {
        try {
            ObjectNode question = (ObjectNode) JSON.readTree(asked.question());
            question.put("startDate", text(now - asked.last()));
            question.put("endDate", text(now));
            return JSON.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A campaign was read whose question is no JSON", e);
        }
    }

    private static String text(long micros) {
        return Micros.toInstant(micros).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
