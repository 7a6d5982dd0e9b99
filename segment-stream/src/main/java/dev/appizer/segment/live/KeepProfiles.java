// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Micros;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.DonePiece;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.ErasedStore;
import dev.appizer.segment.store.ReceiptStore;
import dev.appizer.segment.store.Room;
import dev.appizer.segment.store.ShipmentStore.Shipment;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.topics.TraceHeader;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of every person of its partition. Each record is taken whole; what would take long (a large history that
 * moves, a definition over every profile) is put down as pending and done in portions of a few milliseconds.
 */
public final class KeepProfiles extends ContextualProcessor<String, Input, String, Output> {

    private static final Duration TIME_HOLDS_UP = Duration.ofMillis(120);
    private static final Duration DEFINITION_HOLDS_UP = Duration.ofMillis(240);

    private final Limits limits;
    private final Supplier<KeyedHash> hash;
    private final Retention retention;
    private final @Nullable String told;
    private final long untilMillis;
    private final ChangeLatency latency;
    private @Nullable Record<String, Input> current;

    @SuppressWarnings("NullAway.Init") // the collaborators: by init(), before the first record
    private Work work;

    @SuppressWarnings("NullAway.Init") // by init()
    private Sensor redundantIdentifies;

    @SuppressWarnings("NullAway.Init") // by init()
    private KeepProfilesPortions portions;

    private record Work(
            Absorb absorb,
            FollowMoves moves,
            Ship ship,
            Erase erase,
            Judge judge,
            Deadlines deadlines,
            Expire expire,
            Define define,
            DefinitionStore sizes,
            Refuse refuse,
            ErasedStore erased,
            ReceiptStore receipts) {}

    /**
     * For production.
     *
     * @param hash makes one for this task
     * @param retention how long events are kept
     * @param latency is told how long changes took
     */
    public KeepProfiles(Supplier<KeyedHash> hash, Retention retention, ChangeLatency latency) {
        this(Limits.USUAL, hash, retention, null, Long.MAX_VALUE, latency);
    }

    public KeepProfiles(Limits limits, Supplier<KeyedHash> hash, Retention retention) {
        this(limits, hash, retention, null, Long.MAX_VALUE, ChangeLatency.UNTOLD);
    }

    /**
     * Where the state is rebuilt.
     *
     * @param told names the table of memberships that were told: whoever was told to be in is so since then
     * @param untilMillis time stands still from then on, so that nothing becomes due that nobody would be told of
     */
    public static KeepProfiles rebuilding(
            Supplier<KeyedHash> hash, Retention retention, String told, long untilMillis) {
        return new KeepProfiles(Limits.USUAL, hash, retention, told, untilMillis, ChangeLatency.UNTOLD);
    }

    private KeepProfiles(
            Limits limits,
            Supplier<KeyedHash> hash,
            Retention retention,
            @Nullable String told,
            long untilMillis,
            ChangeLatency latency) {
        this.limits = limits;
        this.hash = hash;
        this.retention = retention;
        this.told = told;
        this.untilMillis = untilMillis;
        this.latency = latency;
    }

    @Override
    public void init(ProcessorContext<String, Output> context) {
        super.init(context);
        Stores stores = Stores.of(context, hash.get());
        Definitions definitions = new Definitions(retention);
        Judge judge = new Judge(definitions, stores, told(context), this::send);
        Define define = new Define(definitions, stores.definitions(), new Backfill(definitions, stores, judge));
        define.load();
        redundantIdentifies = context.metrics()
                .addRateTotalSensor("profiles", context.taskId().toString(), "redundant-identify", RecordingLevel.INFO);
        Erase erase = new Erase(stores, this::send);
        work = new Work(
                new Absorb(stores, this::send),
                new FollowMoves(stores),
                new Ship(stores, limits, this::send, erase, this::judgeErased),
                erase,
                judge,
                new Deadlines(stores.deadlines(), judge),
                new Expire(stores, retention, nowMicros()),
                define,
                stores.definitions(),
                new Refuse(context, this::send),
                stores.erased(),
                stores.receipts());
        portions = new KeepProfilesPortions(context, limits.share(), new Chores());
        portions.schedule();
    }

    private Told told(ProcessorContext<String, Output> context) {
        if (told == null) {
            return Told.NOTHING;
        }
        ReadOnlyKeyValueStore<String, ValueAndTimestamp<SegmentMembership>> memberships = context.getStateStore(told);
        return key -> ValueAndTimestamp.getValueOrNull(memberships.get(key));
    }

    @Override
    public void process(Record<String, Input> record) {
        current = record;
        try {
            take(record);
        } finally {
            current = null;
        }
    }

    private void take(Record<String, Input> record) {
        portions.record(record.timestamp());
        work.define.rewind();
        Input input = record.value();
        if (input instanceof Input.Contributed contributed) {
            take(record.key(), contributed, record.headers());
        } else if (input instanceof Input.Moved moved) {
            move(record.key(), moved.change());
        } else if (input instanceof Input.Defined defined) {
            work.define.take(record.key(), defined.definition(), record.timestamp() * 1_000);
        } else if (input instanceof Input.Commanded commanded) {
            note(commanded.command());
        }
        work.sizes.keepSizes();
        portions.schedule();
    }

    private void note(Command command) {
        if (command.getKind() == CommandKind.ERASE || command.getKind() == CommandKind.SUPPRESS) {
            String subject = work.erased.hash(command.getTarget());
            work.receipts.requested(command.getCommandId(), subject, Micros.of(command.getReceivedAt()));
        }
    }

    /** Under the id of a receipt it says that parts of an erasure are done. */
    private void take(String key, Input.Contributed contributed, Headers headers) {
        @Nullable DonePiece done = contributed.contribution().getDone();
        if (done == null) {
            absorb(key, contributed, headers);
        } else {
            work.receipts.done(key, done.getDone(), done.getParts());
        }
    }

    private void absorb(String canonical, Input.Contributed contributed, Headers headers) {
        Contribution contribution = contributed.contribution();
        long now = nowMicros();
        work.deadlines.elapse(canonical, now);
        Touched touched = work.absorb.take(canonical, contribution);
        switch (touched.kind()) {
            case USUAL -> {}
            case REDUNDANT -> redundantIdentifies.record(1, nowMillis());
            case TOO_MUCH -> work.refuse.tooMuch(canonical, contributed, headers);
        }
        work.judge.judge(canonical, touched, Why.of(contribution, touched.everything()), now);
    }

    private void move(String canonical, IdentityChange change) {
        work.deadlines.elapse(canonical, nowMicros());
        if (change.getKind() == IdentityChangeKind.ERASED) {
            work.ship.begin(work.erase.take(canonical, change), clockMillis());
            judgeErased(canonical, Micros.of(change.getCause().getEventTime()));
            return;
        }
        List<Shipment> leaving = work.moves.take(canonical, change);
        if (leaving.isEmpty()) {
            return;
        }
        Why why = Why.merge(FollowMoves.cause(change.getCause()));
        work.judge.judge(canonical, Touched.EVERYTHING, why, nowMicros());
        work.ship.begin(leaving, clockMillis());
    }

    private void judgeErased(String canonical, long before) {
        long now = nowMicros();
        work.judge.judge(canonical, Touched.EVERYTHING, Why.erasure(Math.min(before, now)), now);
    }

    /** One of each kind, so that none has to wait until another is done. */
    private final class Chores implements KeepProfilesPortions.Chores {

        @Override
        public boolean isPending() {
            return work.define.isPending() || work.ship.isPending() || next() <= nowMicros();
        }

        @Override
        public long next() {
            return Math.min(work.deadlines.next(), work.expire.next());
        }

        /** A deadline comes whenever it comes; somebody has just put a definition, and waits for it. */
        @Override
        public Duration holdUp() {
            return work.define.isPending() ? DEFINITION_HOLDS_UP : TIME_HOLDS_UP;
        }

        @Override
        public boolean some(BooleanSupplier isTime) {
            work.define.rewind();
            boolean shipped = work.ship.portion(clockMillis());
            boolean elapsed = work.deadlines.portion(limits.deadlinesAtOnce(), nowMicros(), isTime);
            boolean defined = work.define.portion(limits.profilesAtOnce(), nowMicros(), isTime);
            Room room = new Room(limits.rowsAtOnce(), limits.bytesAtOnce());
            boolean expired = work.expire.portion(limits.profilesAtOnce(), room, nowMicros());
            work.sizes.keepSizes();
            return shipped || elapsed || defined || expired;
        }
    }

    @Override
    public void close() {
        portions.close();
        context().metrics().removeSensor(redundantIdentifies);
        work.refuse.close();
    }

    /** A change carries on the trace of the record that brought it about. */
    private void send(String key, Output output) {
        Record<String, Output> told = new Record<>(key, output, nowMillis());
        if (current != null && output instanceof Output.Changed changed && isBroughtAbout(changed.change())) {
            TraceHeader.copy(current.headers(), told.headers());
            latency.took(Math.max(0, told.timestamp() - current.timestamp()));
        }
        context().forward(told);
    }

    /** By the record that is taken; what time had brought about before is told on this occasion. */
    private static boolean isBroughtAbout(SegmentChange change) {
        return change.getReason() != ChangeReason.TIME && change.getReason() != ChangeReason.DEFINITION;
    }

    private long nowMicros() {
        return nowMillis() * 1_000;
    }

    private long nowMillis() {
        return Math.min(untilMillis, clockMillis());
    }

    /** For what has to wait a while, whatever the time. */
    private long clockMillis() {
        return context().currentSystemTimeMs();
    }
}
