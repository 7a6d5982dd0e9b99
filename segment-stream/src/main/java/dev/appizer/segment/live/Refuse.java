// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.schemas.DeadLetter;
import dev.appizer.segment.store.ProfileSize;
import dev.appizer.streams.run.DeadLetterBuilders;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** Makes dead letters of records that a profile cannot take, and counts them. */
final class Refuse {

    private static final String STAGE = "segment-stream";
    private static final String TOO_MUCH = String.format(
            Locale.ROOT,
            "A profile holds at most %,d traits and %,d bytes of them; remove some with null, or send fewer.",
            ProfileSize.MOST.traits(),
            ProfileSize.MOST.bytes());

    private final ProcessingContext context;
    private final Outputs outputs;
    private final Sensor refused;

    Refuse(ProcessingContext context, Outputs outputs) {
        this.context = context;
        this.outputs = outputs;
        this.refused = context.metrics()
                .addRateTotalSensor("profiles", context.taskId().toString(), "over-limit", RecordingLevel.INFO);
    }

    /** The record that is being processed would make its profile too large. */
    void tooMuch(String key, Input.Contributed contributed, Headers headers) {
        DeadLetter letter = DeadLetterBuilders.of(STAGE, context, headers)
                .setValue(ByteBuffer.wrap(contributed.original().get()))
                .setCode("PROFILE_LIMIT")
                .setField("traits")
                .setReason(TOO_MUCH)
                .setMessageId(contributed.contribution().getMoment().getMessageId())
                .build();
        outputs.send(key, new Output.Refused(letter));
        refused.record(1, context.currentSystemTimeMs());
    }

    void close() {
        context.metrics().removeSensor(refused);
    }
}
