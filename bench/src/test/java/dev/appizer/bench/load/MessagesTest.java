// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.gateway.call.CallReader;
import dev.appizer.gateway.call.Endpoint;
import dev.appizer.gateway.call.Message;
import dev.appizer.gateway.call.ReadCall;
import dev.appizer.gateway.message.Limits;
import dev.appizer.schemas.CallType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The messages that the figures are about. */
class MessagesTest {

    private static final int MANY = 2_000;

    @Test
    void propertiesHaveTheLengthThatTheHeaderTells() {
        assertThat(LongStream.range(0, MANY).mapToObj(Messages::properties))
                .allSatisfy(properties ->
                        assertThat(properties.getBytes(StandardCharsets.UTF_8)).hasSize(Messages.PROPERTY_BYTES));
    }

    @Test
    void theGatewayTakesThemAllAndTheirMixIsAsDocumented() {
        Map<CallType, Long> types =
                read().messages().stream().collect(Collectors.groupingBy(Message::type, Collectors.counting()));

        assertThat(types)
                .containsEntry(CallType.IDENTIFY, 100L)
                .containsEntry(CallType.ALIAS, 10L)
                .containsEntry(CallType.PAGE, 290L)
                .containsEntry(CallType.TRACK, 1_600L);
        assertThat(read().rejected()).isEmpty();
    }

    @Test
    void noTwoHaveTheSameMessageId() {
        assertThat(read().messages().stream().map(Message::messageId).collect(Collectors.toSet()))
                .hasSize(MANY);
    }

    @Test
    void theyAreTheSameInEveryRun() {
        assertThat(Messages.message(4_711)).isEqualTo(Messages.message(4_711)).isNotEqualTo(Messages.message(4_712));
    }

    @Test
    void visitorsAreLinkedBeforeOrAfterTheyWereSeen() {
        String alias = Messages.message(201);
        String visitor = alias.replaceAll(".*\"previousId\":\"([^\"]*)\".*", "$1");

        assertThat(LongStream.range(201, 204).mapToObj(Messages::message))
                .map(message -> message.contains(visitor))
                .containsOnly(true);
    }

    private static ReadCall read() {
        Limits limits = new Limits(32_768, 50_000_000, MANY, 100);
        return new CallReader(limits).read(Messages.batch(0, MANY), Endpoint.BATCH);
    }
}
