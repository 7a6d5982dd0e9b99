// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionersTest {

    @ParameterizedTest
    @ValueSource(strings = {"user:u1", "anonymous:a1", "user:", "user:ü|x"})
    void aPartOfAKeyGoesWhereAProducerSendsThatPartAsAKey(String canonical) {
        var partitioner = new ByPartOfKey<String>(key -> key.substring(key.indexOf('|') + 1));
        int expected = Utils.toPositive(Utils.murmur2(canonical.getBytes(UTF_8))) % 7;

        assertThat(partitioner.partitions("topic", "segment|" + canonical, "value", 7))
                .contains(Set.of(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyPartitionIsNamedOnce(int partitions) {
        assertThat(new EveryPartition<String>().partitions("topic", "key", "value", partitions))
                .hasValueSatisfying(all -> assertThat(all)
                        .hasSize(partitions)
                        .allSatisfy(partition -> assertThat(partition).isBetween(0, partitions - 1)));
    }
}
