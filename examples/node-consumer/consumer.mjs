// SPDX-License-Identifier: Apache-2.0
// Prints who enters and who leaves segments, as it happens: node consumer.mjs

import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
// Appizer writes lz4, which kafkajs leaves to its users.
CompressionCodecs[CompressionTypes.LZ4] = () => ({ decompress: async (buffer) => Buffer.from(lz4.decompress(buffer)) });

const kafka = new Kafka({
  clientId: 'segment-changes-example',
  brokers: (process.env.KAFKA ?? '127.0.0.1:9092').split(','),
  logLevel: logLevel.WARN,
});
const registry = new SchemaRegistryClient({ baseURLs: [process.env.REGISTRY ?? 'http://127.0.0.1:8081'] });
const values = new AvroDeserializer(registry, SerdeType.VALUE, {});
// A group keeps its place on the topic: a consumer that ends goes on from there, and several share the partitions.
// kafkajs leaves out what was not committed, unless it is told otherwise.
const consumer = kafka.consumer({ groupId: process.env.GROUP ?? 'segment-changes-example' });

await consumer.connect();
await consumer.subscribe({ topic: process.env.TOPIC ?? 'appizer.segments.changes', fromBeginning: true });
await consumer.run({
  // The place is kept after this has returned. A crash in between shows the same change again: per person and
  // segment ENTERED and EXITED alternate, so a repeat is easily told.
  eachMessage: async ({ topic, message }) => {
    const change = await values.deserialize(topic, message.value);
    const at = new Date(change.effectiveAt / 1000).toISOString();
    console.log(`${change.canonicalId} ${change.transition} ${change.segmentId} at ${at} (${change.reason})`);
  },
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => consumer.disconnect().then(() => process.exit(0)));
}
