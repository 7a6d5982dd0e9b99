// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes random histories: the same settings and seed make the same history, on any machine. */
public final class HistoryGenerator {

    private final HistorySettings settings;
    private final long seed;
    private final SplittableRandom random;
    private final IdPool ids;
    private final RandomContent content;
    private final RandomTimes times;
    private final List<Step> steps = new ArrayList<>();
    private final List<Call> sent = new ArrayList<>();
    private final List<String> linked = new ArrayList<>();
    private Instant moment;

    private HistoryGenerator(HistorySettings settings, long seed) {
        this.settings = settings;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.ids = new IdPool(random, settings);
        this.content = new RandomContent(random, settings);
        this.times = new RandomTimes(random, settings);
        this.moment = settings.start();
    }

    public static History generate(HistorySettings settings, long seed) {
        HistoryGenerator generator = new HistoryGenerator(settings, seed);
        while (generator.steps.size() < settings.steps()) {
            generator.moment = generator.times.moment(generator.steps.size());
            generator.happen(generator.next());
        }
        return new History(generator.steps);
    }

    /** Over the constants in their order: the iteration order of a copied map differs between machines. */
    private Happening next() {
        int total =
                settings.weights().values().stream().mapToInt(Integer::intValue).sum();
        int pick = random.nextInt(total);
        for (Happening happening : Happening.values()) {
            pick -= settings.weights().getOrDefault(happening, 0);
            if (pick < 0) {
                return happening;
            }
        }
        throw new IllegalStateException("No happening has a weight");
    }

    private void happen(Happening happening) {
        switch (happening) {
            case TRACK -> send(byOneId(Call.track(content.event()).properties(content.properties())));
            case TRACK_BOTH_IDS ->
                send(Call.track(content.event())
                        .user(ids.user())
                        .anonymous(ids.anonymous())
                        .properties(content.properties()));
            case SYSTEM_EVENT -> send(Call.track(content.metric()).property("ms", (long) random.nextInt(500)));
            case PAGE -> send(byOneId(Call.page("Pricing").category("Docs").property("url", "/pricing")));
            case SCREEN -> send(byOneId(Call.screen("Home").properties(content.properties())));
            case GROUP -> send(byOneId(Call.group("group_" + random.nextInt(5)).traits(content.traits())));
            case IDENTIFY -> identify();
            case CLAIM -> claim();
            case SHARED_DEVICE -> sharedDevice();
            case ALIAS -> alias(Scope.SERVER);
            case BROWSER_ALIAS -> alias(Scope.BROWSER);
            case ALIAS_CHAIN -> chain();
            case OPPOSITE_ALIASES -> oppositeAliases();
            case DUPLICATE -> again();
            case CONFLICT -> conflict();
            case UNALIAS -> unalias();
        }
    }

    private CallBuilder byOneId(CallBuilder call) {
        return random.nextInt(3) == 0 ? call.anonymous(ids.anonymous()) : call.user(ids.user());
    }

    private void identify() {
        CallBuilder call = byOneId(Call.identify().traits(content.traits()));
        send(random.nextInt(5) == 0 ? call.contextTrait("locale", random.nextBoolean() ? "de" : "en") : call);
    }

    private void claim() {
        String user = ids.user();
        claim(user, ids.anonymousToLink(user));
    }

    private void claim(String user, String anonymous) {
        linked.add(anonymous);
        send(Call.identify().user(user).anonymous(anonymous).traits(content.traits()));
    }

    private void sharedDevice() {
        String device = ids.anonymous();
        String owner = ids.user();
        claim(owner, device);
        claim(ids.userOtherThan(owner), device);
    }

    private void alias(Scope scope) {
        String user = ids.user();
        alias(user, ids.previousOf(user), scope);
    }

    private void alias(String user, String previous, Scope scope) {
        linked.add(previous);
        send(Call.alias(user, previous).scope(scope));
    }

    /** New ids, one after the other; its calls are sent in any order, a link before the one that it continues. */
    private void chain() {
        List<CallBuilder> calls = new ArrayList<>();
        String last = ids.user();
        int length = 1 + random.nextInt(settings.maxChain());
        for (int i = 1; i <= length; i++) {
            String next = "chain_" + sent.size() + "_" + i;
            linked.add(last);
            calls.add(random.nextInt(calls.size() + 1), Call.alias(next, last));
            calls.add(
                    random.nextInt(calls.size() + 1),
                    Call.track(content.event()).user(next));
            last = next;
        }
        calls.forEach(this::send);
    }

    private void oppositeAliases() {
        String one = ids.user();
        String other = ids.userToLink(one);
        alias(one, other, Scope.SERVER);
        alias(other, one, Scope.SERVER);
    }

    private void again() {
        if (!sent.isEmpty()) {
            steps.add(earlier());
        }
    }

    private void conflict() {
        if (!sent.isEmpty()) {
            Call first = earlier();
            steps.add(times.stamp(Call.track("conflicting").user(first.userId()).anonymous(first.anonymousId()), moment)
                    .messageId(first.messageId())
                    .build());
        }
    }

    private void unalias() {
        if (!linked.isEmpty()) {
            steps.add(new UnaliasCall(linked.get(random.nextInt(linked.size()))));
        }
    }

    /** Mostly one of the latest calls, as retries are. */
    private Call earlier() {
        int back = random.nextInt(3) == 0 ? sent.size() : Math.min(sent.size(), 20);
        return sent.get(sent.size() - 1 - random.nextInt(back));
    }

    private void send(CallBuilder call) {
        Call built = times.stamp(call, moment)
                .messageId("m-" + seed + "-" + sent.size())
                .build();
        sent.add(built);
        steps.add(built);
    }
}
