// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.trace;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Logs the records of sampled traces that a producer has written. */
public final class LogTold implements ProducerInterceptor<Object, Object> {

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        return record;
    }

    @Override
    public void onAcknowledgement(
            @Nullable RecordMetadata written, @Nullable Exception failure, @Nullable Headers headers) {
        if (failure == null && written != null && headers != null) {
            Hops.log("told", written.topic(), written.partition(), written.offset(), headers);
        }
    }

    @Override
    public void close() {}
}
