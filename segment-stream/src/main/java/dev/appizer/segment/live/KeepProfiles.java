// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Micros;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.condition.value.Span;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.DonePiece;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.ErasedStore;
import dev.appizer.segment.store.ReceiptStore;
import dev.appizer.segment.store.Room;
import dev.appizer.segment.store.ShipmentStore.Shipment;
import dev.appizer.streams.state.KeyedHash;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of every person of its partition. Each record is taken whole; what would take long (a large history that
 * moves, a definition over every profile) is put down as pending and done in portions of a few milliseconds.
 */
public final class KeepProfiles extends ContextualProcessor<String, Input, String, Output> {

    private static final Duration PORTION_EVERY = Duration.ofMillis(20);

    /** Where nothing else happens, so that deadlines one after the other don't make the task commit all the time. */
    private static final long ALARM_EVERY_MILLIS = 500;

    private final Limits limits;
    private final Supplier<KeyedHash> hash;
    private final Retention retention;

    @SuppressWarnings("NullAway.Init") // the collaborators: by init(), before the first record
    private Work work;

    @SuppressWarnings("NullAway.Init") // by init()
    private Sensor redundantIdentifies;

    @SuppressWarnings("NullAway.Init") // by init(), by the thread that it runs in
    private Pace pace;

    private @Nullable Cancellable portions;
    private @Nullable Cancellable alarm;
    private long alarmAt;
    private long lastPortions;

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
     */
    public KeepProfiles(Supplier<KeyedHash> hash, Retention retention) {
        this(Limits.USUAL, hash, retention);
    }

    public KeepProfiles(Limits limits, Supplier<KeyedHash> hash, Retention retention) {
        this.limits = limits;
        this.hash = hash;
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<String, Output> context) {
        super.init(context);
        pace = Pace.ofThread();
        Stores stores = Stores.of(context, hash.get());
        Definitions definitions = new Definitions(retention);
        Judge judge = new Judge(definitions, stores, this::send);
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
        schedulePending();
    }

    @Override
    public void process(Record<String, Input> record) {
        pace.record();
        work.define.rewind();
        Input input = record.value();
        if (input instanceof Input.Contributed contributed) {
            take(record.key(), contributed);
        } else if (input instanceof Input.Moved moved) {
            move(record.key(), moved.change());
        } else if (input instanceof Input.Defined defined) {
            work.define.take(record.key(), defined.definition(), record.timestamp() * 1_000);
        } else if (input instanceof Input.Commanded commanded) {
            note(commanded.command());
        }
        work.sizes.keepSizes();
        schedulePending();
    }

    private void note(Command command) {
        if (command.getKind() == CommandKind.ERASE) {
            String subject = work.erased.hash(command.getTarget());
            work.receipts.requested(command.getCommandId(), subject, Micros.of(command.getReceivedAt()));
        }
    }

    /** Under the id of a receipt it says that parts of an erasure are done. */
    private void take(String key, Input.Contributed contributed) {
        @Nullable DonePiece done = contributed.contribution().getDone();
        if (done == null) {
            absorb(key, contributed);
        } else {
            work.receipts.done(key, done.getDone(), done.getParts());
        }
    }

    private void absorb(String canonical, Input.Contributed contributed) {
        Contribution contribution = contributed.contribution();
        long now = nowMicros();
        work.deadlines.elapse(canonical, now);
        Touched touched = work.absorb.take(canonical, contribution);
        switch (touched.kind()) {
            case USUAL -> {}
            case REDUNDANT -> redundantIdentifies.record(1, nowMillis());
            case TOO_MUCH -> work.refuse.tooMuch(canonical, contributed);
        }
        work.judge.judge(canonical, touched, Why.of(contribution, touched.everything()), now);
    }

    private void move(String canonical, IdentityChange change) {
        work.deadlines.elapse(canonical, nowMicros());
        if (change.getKind() == IdentityChangeKind.ERASED) {
            work.ship.begin(work.erase.take(canonical, change), nowMillis());
            judgeErased(canonical, Micros.of(change.getCause().getEventTime()));
            return;
        }
        List<Shipment> leaving = work.moves.take(canonical, change);
        if (leaving.isEmpty()) {
            return;
        }
        Why why = Why.merge(FollowMoves.cause(change.getCause()));
        work.judge.judge(canonical, Touched.EVERYTHING, why, nowMicros());
        work.ship.begin(leaving, nowMillis());
    }

    private void judgeErased(String canonical, long before) {
        work.judge.judge(canonical, Touched.EVERYTHING, Why.erasure(before), nowMicros());
    }

    /** A punctuator makes its task commit each time it fires, so there is one only while there is something to do. */
    private void schedulePending() {
        if (portions != null) {
            return;
        }
        if (isPending()) {
            pace.begin();
            portions = context().schedule(PORTION_EVERY, PunctuationType.WALL_CLOCK_TIME, time -> portions());
        } else {
            scheduleAlarm();
        }
    }

    /** Sets the alarm to the first deadline. */
    private void scheduleAlarm() {
        long deadline = Math.min(work.deadlines.next(), work.expire.next());
        if (deadline == Span.FOREVER || (alarm != null && alarmAt <= deadline)) {
            return;
        }
        cancelAlarm();
        long now = nowMillis();
        long untilDeadline = -Math.floorDiv(-deadline, 1_000L) - now;
        long delay = Math.max(Math.max(1, untilDeadline), lastPortions + ALARM_EVERY_MILLIS - now);
        alarmAt = deadline;
        alarm = context().schedule(Duration.ofMillis(delay), PunctuationType.WALL_CLOCK_TIME, time -> {
            cancelAlarm();
            portions();
        });
    }

    private void cancelPortions() {
        if (portions != null) {
            portions.cancel();
            portions = null;
            pace.end();
        }
    }

    private void cancelAlarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    private void portions() {
        work.define.rewind();
        long end = System.nanoTime() + pace.nanos(limits.budget());
        boolean any;
        do {
            any = portion(() -> limits.budget().isZero() || System.nanoTime() < end);
        } while (any && System.nanoTime() < end);
        work.sizes.keepSizes();
        lastPortions = nowMillis();
        if (!isPending()) {
            cancelPortions();
        }
        schedulePending();
    }

    private boolean isPending() {
        return work.define.isPending() || work.ship.isPending() || isDue();
    }

    private boolean isDue() {
        return Math.min(work.deadlines.next(), work.expire.next()) <= nowMicros();
    }

    /** One of each kind, so that none has to wait until another is done. */
    private boolean portion(BooleanSupplier isTime) {
        boolean shipped = work.ship.portion(nowMillis());
        boolean elapsed = work.deadlines.portion(limits.deadlinesAtOnce(), nowMicros(), isTime);
        boolean defined = work.define.portion(limits.profilesAtOnce(), nowMicros(), isTime);
        boolean expired = work.expire.portion(
                limits.profilesAtOnce(), new Room(limits.rowsAtOnce(), limits.bytesAtOnce()), nowMicros());
        return shipped || elapsed || defined || expired;
    }

    @Override
    public void close() {
        cancelPortions();
        context().metrics().removeSensor(redundantIdentifies);
        work.refuse.close();
    }

    private void send(String key, Output output) {
        context().forward(new Record<>(key, output, nowMillis()));
    }

    private long nowMicros() {
        return nowMillis() * 1_000;
    }

    private long nowMillis() {
        return context().currentSystemTimeMs();
    }
}
