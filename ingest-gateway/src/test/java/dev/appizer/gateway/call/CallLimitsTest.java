// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import static dev.appizer.gateway.call.Reading.problem;
import static dev.appizer.gateway.call.Reading.read;
import static dev.appizer.gateway.call.Reading.rejection;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.gateway.message.Rejection;
import dev.appizer.schemas.CallType;
import dev.appizer.service.http.HttpProblem;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class CallLimitsTest {

    @Test
    void aMessageOfExactly32KiBIsTakenAndOneByteMoreIs413() {
        String frame = "{\"type\":\"page\",\"properties\":{\"a\":\"\"}}";
        String largest = frame.replace(":\"\"}", ":\"" + "x".repeat(32_768 - frame.length()) + "\"}");
        String tooLarge = largest.replace("xx\"}", "xxx\"}");

        assertThat(read(largest, Endpoint.single(CallType.PAGE)).rejected()).isEmpty();
        Rejection why = rejection(tooLarge, Endpoint.single(CallType.PAGE));
        assertThat(why.status()).isEqualTo(413);
        assertThat(why.code()).isEqualTo("MESSAGE_TOO_LARGE");
        assertThat(read("{\"batch\":[" + tooLarge + "," + largest + "]}", Endpoint.BATCH)
                        .messages())
                .extracting(Message::index)
                .containsExactly(1);
    }

    @Test
    void moreThan2500MessagesAre413() {
        String message = "{\"type\":\"page\"}";
        String most = String.join(",", Collections.nCopies(2_500, message));

        assertThat(read("{\"batch\":[" + most + "]}", Endpoint.BATCH).messages())
                .hasSize(2_500);
        assertThat(problem(("{\"batch\":[" + most + "," + message + "]}").getBytes(UTF_8), Endpoint.BATCH))
                .extracting(HttpProblem::status, HttpProblem::code)
                .containsExactly(413, "TOO_MANY_MESSAGES");
    }

    @Test
    void aContextThatAllMessagesWouldRepeatCannotBlowUpTheTopic() {
        String messages = String.join(",", Collections.nCopies(1_000, "{\"type\":\"page\"}"));
        String body = "{\"context\":{\"a\":\"" + "x".repeat(30_000) + "\"},\"batch\":[" + messages + "]}";

        assertThat(problem(body.getBytes(UTF_8), Endpoint.BATCH))
                .extracting(HttpProblem::status, HttpProblem::field)
                .containsExactly(413, "context");
    }
}
