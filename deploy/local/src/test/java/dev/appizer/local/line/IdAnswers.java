// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Identifier;
import dev.appizer.testing.reader.Profile;
import dev.appizer.testing.reader.ReferenceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the instances answer about ids, asked from several threads. */
final class IdAnswers {

    private static final int THREADS = 8;
    /** So many are asked of every instance; of more, the other instances are asked a sample. */
    private static final int FEW = 1_000;

    private static final int SAMPLE = 300;

    private final ReferenceReader reader;
    private final Map<Identifier, Profile> profiles;
    private final Function<Identifier, SortedSet<String>> segmentsOf;
    private final Differences differences = new Differences();

    IdAnswers(
            ReferenceReader reader,
            Map<Identifier, Profile> profiles,
            Function<Identifier, SortedSet<String>> segmentsOf) {
        this.reader = reader;
        this.profiles = profiles;
        this.segmentsOf = segmentsOf;
    }

    /** Every id that was named in any way: those that only a previousId named are nobody. */
    void check(List<LineApi> apis, Collection<Call> sent) throws InterruptedException {
        SortedSet<String> ids = new TreeSet<>();
        sent.forEach(call -> Stream.of(call.userId(), call.anonymousId(), call.previousId())
                .flatMap(Stream::ofNullable)
                .forEach(ids::add));
        List<String> all = List.copyOf(ids);
        List<AtOnce.Act> questions = new ArrayList<>();
        for (LineApi api : apis) {
            (questions.isEmpty() ? all : sample(all)).forEach(id -> questions.add(() -> compare(api, id)));
        }
        AtOnce.run(THREADS, questions);
        differences.none();
    }

    /** Spread evenly over the sorted ids, so that it has some of each kind. */
    private static List<String> sample(List<String> ids) {
        return ids.size() <= FEW
                ? ids
                : IntStream.range(0, SAMPLE)
                        .mapToObj(place -> ids.get(place * ids.size() / SAMPLE))
                        .toList();
    }

    private void compare(LineApi api, String id) throws IOException, InterruptedException {
        String encoded = LineApi.encode(id);
        differences.compare(
                "identity of " + id,
                reader.identity(id)
                        .map(identity -> Answers.identity(id, identity))
                        .orElse(null),
                api.find("/v1/identities/" + encoded).map(Answers::of).orElse(null));
        for (Identifier identifier : List.of(Identifier.user(id), Identifier.anonymous(id))) {
            String type = identifier.isUser() ? "user" : "anonymous";
            differences.compare(
                    "profile of " + identifier,
                    profile(identifier),
                    api.find("/v1/profiles/" + encoded + "?type=" + type)
                            .map(Answers::of)
                            .orElse(null));
        }
    }

    private @Nullable Map<String, @Nullable Object> profile(Identifier identifier) {
        return reader.identity(identifier)
                .flatMap(identity -> Optional.ofNullable(profiles.get(identity.canonical())))
                .map(profile -> Answers.profile(profile, segmentsOf.apply(profile.id())))
                .orElse(null);
    }
}
