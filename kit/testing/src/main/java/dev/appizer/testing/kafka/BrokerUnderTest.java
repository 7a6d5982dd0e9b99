// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

/** However the broker came to run. */
interface BrokerUnderTest extends AutoCloseable {

    /** For people. */
    String kind();

    String bootstrapServers();

    @Override
    void close();
}
