// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.keys.InstancesKey;
import dev.appizer.topics.Topic;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Finds the instance that owns a key's state and asks it. What is read may not be committed yet: it can be ahead of the
 * topics, and a crash can take it back for a moment. While a partition moves, the answer is 503 with {@code Retry-After}.
 */
public final class Owners {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String UNSIGNED = "1";
    private static final List<String> HANDED_ON = List.of("Authorization", "X-Write-Key");

    private final KafkaStreams streams;
    private final URI self;
    private final HttpPeer peer;
    private final @Nullable InstancesKey key;

    /**
     * Makes it.
     *
     * @param self where other instances reach this one
     * @param key that signs what it asks of others; null: then the caller's own key is handed on
     */
    public Owners(KafkaStreams streams, URI self, HttpPeer peer, @Nullable InstancesKey key) {
        this.streams = streams;
        this.self = self;
        this.peer = peer;
        this.key = key;
    }

    /** The stores of one partition, by name. */
    @FunctionalInterface
    public interface LocalState {
        ReadOnlyKeyValueStore<Bytes, byte[]> store(String name);
    }

    /**
     * Answers from the state of a key, wherever it is.
     *
     * @param call on whose behalf
     * @param store any store of the application's part that has the key
     * @param path where another instance answers the same question
     * @param here answers it from the state of this instance
     * @throws HttpProblem 503 while the key's partition moves
     */
    public Answer ask(Call call, String store, String key, String path, Function<LocalState, Answer> here) {
        KeyQueryMetadata owner = streams.queryMetadataForKey(store, key, new StringSerializer());
        if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw moving();
        }
        if (isSelf(owner.activeHost())) {
            return read(owner.partition(), here);
        }
        if (call.header(InstancesKey.HEADER) != null) {
            throw moving();
        }
        return there(call, owner.activeHost(), path, new byte[0]);
    }

    /**
     * Asks every instance that has a part of a store, this one included.
     *
     * @param source a topic whose partitions the store's are
     * @param path where another instance answers for its own parts, with a list
     * @param here answers for one of this instance's partitions
     * @throws HttpProblem 503 while a partition moves
     */
    public List<JsonNode> askAll(
            Call call, String store, Topic<?> source, String path, Function<LocalState, Object> here) {
        return askAll(call, store, source, path, new byte[0], here);
    }

    /**
     * The same with a body, which is posted to other instances.
     *
     * @param body empty for a question without one
     */
    public List<JsonNode> askAll(
            Call call, String store, Topic<?> source, String path, byte[] body, Function<LocalState, Object> here) {
        Map<HostInfo, Set<Integer>> owners = owners(store, source);
        if (owners.values().stream().mapToInt(Set::size).sum() != source.partitions()) {
            throw moving();
        }
        List<JsonNode> answers = new ArrayList<>();
        owners.forEach((host, partitions) -> {
            if (isSelf(host)) {
                partitions.forEach(partition -> answers.add(Answer.tree(read(partition, here))));
            } else {
                there(call, host, path, body).value().ifPresent(list -> list.forEach(answers::add));
            }
        });
        if (answers.size() != source.partitions()) { // another instance knows of another division
            throw moving();
        }
        return answers;
    }

    /** What another instance's {@link #askAll} gets of this one: an answer for each partition that it owns. */
    public List<Object> answerAll(String store, Topic<?> source, Function<LocalState, Object> here) {
        List<Object> answers = new ArrayList<>();
        owners(store, source).forEach((host, partitions) -> {
            if (isSelf(host)) {
                partitions.forEach(partition -> answers.add(read(partition, here)));
            }
        });
        return answers;
    }

    /** A text as a segment of a path between instances, or as a value of its query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Map<HostInfo, Set<Integer>> owners(String store, Topic<?> source) {
        Map<HostInfo, Set<Integer>> owners = new LinkedHashMap<>();
        for (StreamsMetadata instance : streams.streamsMetadataForStore(store)) {
            Set<Integer> partitions = instance.topicPartitions().stream()
                    .filter(partition -> partition.topic().equals(source.name()))
                    .map(TopicPartition::partition)
                    .collect(Collectors.toCollection(TreeSet::new));
            owners.put(instance.hostInfo(), partitions);
        }
        return owners;
    }

    private <T> T read(int partition, Function<LocalState, T> here) {
        try {
            return here.apply(name -> streams.store(
                    StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                            .withPartition(partition)));
        } catch (InvalidStateStoreException e) {
            throw moving();
        }
    }

    private Answer there(Call call, HostInfo host, String path, byte[] body) {
        String method = body.length == 0 ? "GET" : "POST";
        URI url = URI.create(self.getScheme() + "://" + host.host() + ":" + host.port() + path);
        return Answer.of(peer.askAndWait(method, url, headers(call, method, path), body));
    }

    private Map<String, String> headers(Call call, String method, String path) {
        if (key != null) {
            return Map.of(InstancesKey.HEADER, key.sign(method, path, System.currentTimeMillis()));
        }
        Map<String, String> headers = new HashMap<>(Map.of(InstancesKey.HEADER, UNSIGNED));
        for (String name : HANDED_ON) {
            String value = call.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private boolean isSelf(HostInfo host) {
        return host.host().equals(self.getHost()) && host.port() == self.getPort();
    }

    private static HttpProblem moving() {
        return HttpProblem.unavailable("This part of the state is moving to another instance", RETRY);
    }
}
