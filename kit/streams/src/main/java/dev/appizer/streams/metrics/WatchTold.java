// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.metrics;

import dev.appizer.service.trace.Hops;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Counts what a stage's producer has written, and logs what is of a sampled trace. It may yet be taken back with its transaction. */
public final class WatchTold implements ProducerInterceptor<byte[], byte[]> {

    @SuppressWarnings("NullAway.Init") // by configure()
    private Traffic traffic;

    @Override
    public void configure(Map<String, ?> configs) {
        traffic = (Traffic) Objects.requireNonNull(configs.get(Traffic.CONFIG));
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        return record;
    }

    @Override
    public void onAcknowledgement(
            @Nullable RecordMetadata written, @Nullable Exception failure, @Nullable Headers headers) {
        if (failure == null && written != null) {
            traffic.told(written.topic());
            if (headers != null) {
                Hops.log("told", written.topic(), written.partition(), written.offset(), headers);
            }
        }
    }

    @Override
    public void close() {}
}
