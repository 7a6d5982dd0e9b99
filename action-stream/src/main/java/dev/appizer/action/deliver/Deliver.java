// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.deliver.DeliveryMeters.Result;
import dev.appizer.action.deliver.ToDeliver.Note;
import dev.appizer.action.deliver.ToDeliver.Send;
import dev.appizer.action.deliver.UnderWay.Ended;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.OutboxRow;
import dev.appizer.model.Micros;
import dev.appizer.schemas.DeliveryState;
import dev.appizer.streams.state.Rows;
import dev.appizer.topics.RedriveHeader;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Keeps notifications until their destination has them, and tells how far they are. Sending goes on elsewhere: the thread of
 * the task hands over what is due and applies outcomes, and waits for nothing.
 *
 * <p>Nothing is written when an attempt begins: after a crash the same is due that was due before, and is attempted again
 * under the same id.
 */
public final class Deliver extends ContextualProcessor<String, ToDeliver, String, DeliverOutput> {

    /** The store of what is on its way; {@link DeliveryStore#NAME} is the other one. */
    public static final String OUTBOX = "outbox";

    private final Sender sender;
    private final Statuses.Source statuses;
    private final Quiet quiet;
    private final DeliverConfig config;
    private final DeliveryMeters meters;
    private final DoubleSupplier random;

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private Work work;

    @SuppressWarnings("NullAway.Init") // by init()
    private Looks looks;

    private record Work(
            Outbox outbox,
            Lanes lanes,
            Deliveries deliveries,
            UnderWay underWay,
            HandOver handOver,
            Settle settle,
            Expire expire) {}

    /** @param sender stays open when this is closed */
    public Deliver(Sender sender, Statuses.Source statuses, Quiet quiet, DeliverConfig config, DeliveryMeters meters) {
        this(
                sender,
                statuses,
                quiet,
                config,
                meters,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    Deliver(
            Sender sender,
            Statuses.Source statuses,
            Quiet quiet,
            DeliverConfig config,
            DeliveryMeters meters,
            DoubleSupplier random) {
        this.sender = sender;
        this.statuses = statuses;
        this.quiet = quiet;
        this.config = config;
        this.meters = meters;
        this.random = random;
    }

    /** Its stores. */
    public static Set<StoreBuilder<?>> stores() {
        return Set.of(Rows.store(OUTBOX), Rows.store(DeliveryStore.NAME));
    }

    /** Begins with nothing under way: a task that comes back to life finds another one's outcomes no more. */
    @Override
    public void init(ProcessorContext<String, DeliverOutput> context) {
        super.init(context);
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(OUTBOX);
        DeliverLimits limits = config.limits();
        Outbox outbox = new Outbox(store);
        UnderWay underWay = new UnderWay(sender);
        Lanes lanes = new Lanes(store, underWay, limits.underWay());
        outbox.destinations().forEach(lanes::of);
        Deliveries deliveries = new Deliveries(context.getStateStore(DeliveryStore.NAME), meters, this::send);
        GiveUp giveUp = new GiveUp(config.notifications(), context.taskId().partition());
        Work made = new Work(
                outbox,
                lanes,
                deliveries,
                underWay,
                new HandOver(outbox, lanes, deliveries, underWay, statuses.in(context), quiet, limits),
                new Settle(outbox, lanes, deliveries, config.retries(), random, giveUp, this::send),
                new Expire(deliveries, limits, nowMicros()));
        work = made;
        looks = new Looks(context, limits, () -> Math.min(made.lanes.next(), made.expire.next()), this::look);
        looks.waitForTime();
    }

    @Override
    public void process(Record<String, ToDeliver> record) {
        ToDeliver what = record.value();
        if (what instanceof Send send) {
            take(record.key(), send.notification(), record.headers());
        } else if (what instanceof Note note) {
            note(record.key(), note);
        } else if (what instanceof ToDeliver.Forget) {
            forget(record.key());
        }
    }

    private void take(String person, NotificationRow notification, Headers headers) {
        if (work.deliveries.isTaken(notification.getId())) {
            return;
        }
        long now = nowMicros();
        Long firstFailedAt =
                RedriveHeader.firstFailedAt(headers).map(Micros::of).orElse(null);
        OutboxRow row = new OutboxRow(notification, 0, 0L, null, firstFailedAt);
        Lane lane = new Lane(notification.getDestination(), person);
        boolean isFirst = work.outbox.add(lane, row, now);
        work.deliveries.tell(row, DeliveryState.SENDING, isFirst ? now : null, now);
        if (isFirst) {
            work.lanes.isDue(lane, now);
            looks.soon();
        }
    }

    /** What is on its way or was delivered is beyond being scheduled or called off. */
    private void note(String key, Note note) {
        if (!work.deliveries.isTaken(note.id())) {
            work.deliveries.note(key, note, nowMicros());
            work.expire.refresh(nowMicros());
            looks.waitForTime();
        }
    }

    private void forget(String person) {
        work.outbox.forget(person, work.underWay::forget);
        work.deliveries.store().of(person).forEach(work.deliveries::forget);
    }

    private void look() {
        long begin = System.nanoTime();
        long most = config.limits().time().toNanos();
        BooleanSupplier isTime = () -> System.nanoTime() - begin < most;
        long now = nowMicros();
        int all = work.expire.portion(now);
        int some;
        do {
            some = settle(now) + work.lanes.round(now, isTime, lane -> work.handOver.take(lane, now));
            all += some;
        } while (some > 0 && all < config.limits().rows() && isTime.getAsBoolean());
        work.expire.refresh(now);
        looks.taken(all > 0, work.underWay.all() > 0);
    }

    private int settle(long now) {
        int settled = 0;
        Ended ended = work.underWay.poll();
        while (ended != null) {
            settle(ended, now);
            ended = ++settled < config.limits().rows() ? work.underWay.poll() : null;
        }
        return settled;
    }

    private void settle(Ended ended, long now) {
        Result result = Result.of(Settle.outcome(ended));
        NotificationRow notification = ended.notification();
        meters.attempted(
                notification.getCampaign(),
                notification.getChannel(),
                notification.getDestination(),
                result,
                ended.took());
        if (work.underWay.isCurrent(ended)) {
            work.settle.settle(ended, now);
        }
    }

    private void send(String key, DeliverOutput output) {
        context().forward(new Record<>(key, output, context().currentSystemTimeMs()));
    }

    private long nowMicros() {
        return context().currentSystemTimeMs() * 1_000;
    }

    /** What is under way goes on, and its outcome concerns nobody here any more. */
    @Override
    public void close() {
        looks.close();
    }
}
